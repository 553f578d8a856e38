//! The grammar of `$filter`, by recursive descent. Weakest first: `or`, `and`, `not`, `eq ne`,
//! `gt ge lt le in`, `add sub`, `mul div mod`, then sign, call, path, literal, parentheses.
//!
//! `not` binds weaker than a comparison, so that `not a eq 1` means what it says; where `a` is a
//! yes or no, both readings come to the same.

use kernel::Refusal;

use super::cursor::{Cursor, Token};
use crate::function::Function;
use crate::refused::{self, Expected};
use crate::scalar::Scalar;
use crate::tree::{Comparison, Expr, Operation, Path};

/// Longest chain of operators of one level: `a add b add c …`. Chains become deep trees.
const MAX_CHAIN: usize = 24;

/// A condition, up to whatever cannot belong to it.
pub(super) fn condition(c: &mut Cursor<'_>) -> Result<Expr, Refusal> {
    c.enter()?;
    let mut list = vec![conjunction(c)?];
    while c.word("or")? {
        list.push(conjunction(c)?);
    }
    c.leave();
    Ok(if list.len() == 1 { list.remove(0) } else { Expr::Or(list) })
}

fn conjunction(c: &mut Cursor<'_>) -> Result<Expr, Refusal> {
    let mut list = vec![negation(c)?];
    while c.word("and")? {
        list.push(negation(c)?);
    }
    Ok(if list.len() == 1 { list.remove(0) } else { Expr::And(list) })
}

fn negation(c: &mut Cursor<'_>) -> Result<Expr, Refusal> {
    if !c.word("not")? {
        return equality(c);
    }
    c.enter()?;
    let inner = negation(c)?;
    c.leave();
    Ok(inner.negated())
}

fn equality(c: &mut Cursor<'_>) -> Result<Expr, Refusal> {
    chain(c, relation, |c| comparison_word(c, &Comparison::ALL[..2]), compare)
}

fn relation(c: &mut Cursor<'_>) -> Result<Expr, Refusal> {
    let left = chain(c, sum, |c| comparison_word(c, &Comparison::ALL[2..]), compare)?;
    if c.word("in")? { Ok(Expr::In(Box::new(left), values(c)?)) } else { Ok(left) }
}

fn sum(c: &mut Cursor<'_>) -> Result<Expr, Refusal> {
    chain(c, product, |c| operation_word(c, &Operation::ALL[..2]), calculate)
}

fn product(c: &mut Cursor<'_>) -> Result<Expr, Refusal> {
    chain(c, operand, |c| operation_word(c, &Operation::ALL[2..]), calculate)
}

/// Operators of one level, joined from the left.
fn chain<O>(
    c: &mut Cursor<'_>,
    next: fn(&mut Cursor<'_>) -> Result<Expr, Refusal>,
    operator: fn(&mut Cursor<'_>) -> Result<Option<O>, Refusal>,
    join: fn(O, Expr, Expr) -> Expr,
) -> Result<Expr, Refusal> {
    let mut left = next(c)?;
    let mut length = 0;
    while let Some(found) = operator(c)? {
        length += 1;
        if length > MAX_CHAIN {
            return Err(refused::too_deep(c.option(), c.column()));
        }
        left = join(found, left, next(c)?);
    }
    Ok(left)
}

fn comparison_word(c: &mut Cursor<'_>, words: &[(&str, Comparison)]) -> Result<Option<Comparison>, Refusal> {
    for (word, comparison) in words {
        if c.word(word)? {
            return Ok(Some(*comparison));
        }
    }
    Ok(None)
}

fn operation_word(c: &mut Cursor<'_>, words: &[(&str, Operation)]) -> Result<Option<Operation>, Refusal> {
    for (word, operation) in words {
        if c.word(word)? {
            return Ok(Some(*operation));
        }
    }
    Ok(None)
}

fn compare(comparison: Comparison, left: Expr, right: Expr) -> Expr {
    let equal = match comparison {
        Comparison::Eq => true,
        Comparison::Ne => false,
        _ => return Expr::Compare(comparison, Box::new(left), Box::new(right)),
    };
    let asked = if right.is_null_literal() {
        left
    } else if left.is_null_literal() {
        right
    } else {
        return Expr::Compare(comparison, Box::new(left), Box::new(right));
    };
    let is_null = Expr::IsNull(Box::new(asked));
    if equal { is_null } else { is_null.negated() }
}

fn calculate(operation: Operation, left: Expr, right: Expr) -> Expr {
    Expr::Arithmetic(operation, Box::new(left), Box::new(right))
}

fn values(c: &mut Cursor<'_>) -> Result<Vec<Scalar>, Refusal> {
    c.need('(', Expected::List)?;
    let mut list = Vec::new();
    loop {
        c.count_part()?;
        match c.peek().clone() {
            Token::Value(value) => list.push(value),
            Token::Word(word) if constant(word).is_some_and(|v| !v.is_null()) => list.extend(constant(word)),
            _ => return Err(c.unexpected(Expected::Value)),
        }
        c.take()?;
        if !c.sign(',')? {
            break;
        }
    }
    c.need(')', Expected::Closing)?;
    Ok(list)
}

fn constant(word: &str) -> Option<Scalar> {
    let is = |name: &str| word.eq_ignore_ascii_case(name);
    if is("true") || is("false") {
        Some(Scalar::Boolean(is("true")))
    } else if is("null") {
        Some(Scalar::Null)
    } else {
        None
    }
}

fn operand(c: &mut Cursor<'_>) -> Result<Expr, Refusal> {
    c.count_part()?;
    if c.sign('(')? {
        let inner = condition(c)?;
        c.need(')', Expected::Closing)?;
        return Ok(inner);
    }
    if c.sign('-')? {
        c.enter()?;
        let inner = operand(c)?;
        c.leave();
        return Ok(calculate(Operation::Sub, Expr::value(0_i64), inner));
    }
    let column = c.column();
    match c.peek().clone() {
        Token::Value(value) => {
            c.take()?;
            Ok(Expr::Literal(value))
        }
        Token::Word(word) if !is_operator(word) => {
            c.take()?;
            if *c.peek() == Token::Sign('(') {
                call(c, word, column)
            } else if let Some(value) = constant(word).filter(|_| *c.peek() != Token::Sign('/')) {
                Ok(Expr::Literal(value))
            } else {
                path(c, word)
            }
        }
        _ => Err(c.unexpected(Expected::Value)),
    }
}

fn is_operator(word: &str) -> bool {
    const WORDS: [&str; 4] = ["and", "or", "not", "in"];
    WORDS.iter().chain(Comparison::ALL.iter().map(|(w, _)| w)).any(|w| word.eq_ignore_ascii_case(w))
        || Operation::ALL.iter().any(|(w, _)| word.eq_ignore_ascii_case(w))
}

fn call(c: &mut Cursor<'_>, name: &str, column: usize) -> Result<Expr, Refusal> {
    let function = Function::named(name).ok_or_else(|| refused::unknown_function(c.option(), column, name))?;
    let mut arguments = Vec::new();
    c.need('(', Expected::Opening)?;
    if !c.sign(')')? {
        loop {
            arguments.push(condition(c)?);
            if !c.sign(',')? {
                break;
            }
        }
        c.need(')', Expected::Closing)?;
    }
    let signature = function.signature();
    let wanted = signature.wants.len();
    if arguments.len() > wanted || arguments.len() + signature.optional < wanted {
        return Err(refused::arguments(c.option(), column, function.name(), wanted, arguments.len()));
    }
    Ok(Expr::Call(function, arguments))
}

/// A path, which may end in `any(x: …)` or `all(x: …)`.
fn path(c: &mut Cursor<'_>, first: &str) -> Result<Expr, Refusal> {
    let mut path = first.to_owned();
    while c.sign('/')? {
        let segment = c.name(Expected::Field)?;
        let all = segment.eq_ignore_ascii_case("all");
        if *c.peek() == Token::Sign('(') && (all || segment.eq_ignore_ascii_case("any")) {
            return related(c, Path::new(path), all);
        }
        path.push('/');
        path.push_str(segment);
    }
    Ok(Expr::Field(Path::new(path)))
}

/// `all` holds when no related entity fails.
fn related(c: &mut Cursor<'_>, of: Path, all: bool) -> Result<Expr, Refusal> {
    c.need('(', Expected::Opening)?;
    if !all && c.sign(')')? {
        return Ok(Expr::Any { of, name: "x".to_owned(), test: Box::new(Expr::value(true)) });
    }
    let name = c.name(Expected::Name)?.to_owned();
    c.need(':', Expected::Colon)?;
    let test = condition(c)?;
    c.need(')', Expected::Closing)?;
    if all {
        Ok(Expr::Any { of, name, test: Box::new(test.negated()) }.negated())
    } else {
        Ok(Expr::Any { of, name, test: Box::new(test) })
    }
}
