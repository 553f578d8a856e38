//! Functions of texts. Positions count code points, as both engines do.

use crate::function::Function;
use crate::scalar::Scalar;

/// What `function` yields; `None` where an argument is missing or of another kind.
pub(super) fn call(function: Function, values: &[&Scalar]) -> Option<Scalar> {
    let a = values.first()?.text()?;
    let b = || values.get(1)?.text();
    Some(match function {
        Function::SubstringOf => b()?.contains(a).into(),
        Function::Contains => a.contains(b()?).into(),
        Function::StartsWith => a.starts_with(b()?).into(),
        Function::EndsWith => a.ends_with(b()?).into(),
        Function::IndexOf => a.find(b()?).map_or(-1, |at| length(&a[..at])).into(),
        Function::Concat => format!("{a}{}", b()?).into(),
        Function::Length => length(a).into(),
        Function::ToLower => a.to_lowercase().into(),
        Function::ToUpper => a.to_uppercase().into(),
        Function::Trim => a.trim().into(),
        Function::Substring => {
            let start = whole(values.get(1)?)?;
            let most = values.get(2).map_or(Some(usize::MAX), |v| whole(v))?;
            a.chars().skip(start).take(most).collect::<String>().into()
        }
        _ => return None,
    })
}

fn length(text: &str) -> i64 {
    text.chars().count() as i64
}

/// A position or length; a negative one counts as 0.
fn whole(value: &Scalar) -> Option<usize> {
    match value {
        Scalar::Integer(v) => Some(usize::try_from(*v).unwrap_or(if *v < 0 { 0 } else { usize::MAX })),
        _ => None,
    }
}
