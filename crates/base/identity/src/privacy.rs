//! The four levels of privacy as four types, so that the compiler keeps a name off a public page.
//!
//! - [`Public`] holds only what is [`Publishable`]; a page for citizens takes nothing else.
//! - [`Partner`] and [`Office`] open to an [`Authority`] of that level.
//! - [`Confidential`] opens only through [`crate::access_log::open`], which writes down who looked.
//!
//! It knows no page and no table. None of the closed types can be printed, compared or serialised.

use std::fmt;
use std::ops::Deref;

use kernel::{Bilingual, Day, DayRange, Dong, Moment, PublicId, Refusal, Subject};
use serde::Serialize;

use crate::authority::Authority;
use crate::scope::Level;

/// Carries no personal data (*dữ liệu công khai được*). Implement it through
/// [`public_view!`](crate::public_view), which asks the same of every field.
pub trait Publishable {}

macro_rules! publishable {
    ($($t:ty),+ $(,)?) => { $(impl Publishable for $t {})+ };
}
publishable!(String, &str, bool, i32, i64, u32, u64, usize, f64, Moment, Day, DayRange, PublicId, Bilingual, Dong);
impl<T: Publishable> Publishable for Option<T> {}
impl<T: Publishable> Publishable for Vec<T> {}
impl<A: Publishable, B: Publishable> Publishable for (A, B) {}

/// Declares a struct for public pages and answers. It compiles only when every field is
/// [`Publishable`]: a [`PersonName`], an [`Office`] or a [`Confidential`] field does not.
#[macro_export]
macro_rules! public_view {
    ($(#[$meta:meta])* pub struct $name:ident { $($(#[$fmeta:meta])* pub $field:ident : $ty:ty),+ $(,)? }) => {
        $(#[$meta])*
        pub struct $name { $($(#[$fmeta])* pub $field: $ty),+ }
        impl $crate::privacy::Publishable for $name where $($ty: $crate::privacy::Publishable),+ {}
    };
}

/// What anybody may see (*công khai*).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Public<T: Publishable>(T);

impl<T: Publishable> Public<T> {
    /// Declares a value public; the type says that it may be.
    pub fn new(value: T) -> Public<T> {
        Public(value)
    }

    /// The value.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T: Publishable> Deref for Public<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

/// Declares a level that opens to an authority of that level.
macro_rules! closed {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone)]
        pub struct $name<T>(T);

        impl<T> $name<T> {
            /// Closes a value.
            pub fn new(value: T) -> $name<T> {
                $name(value)
            }

            /// The value, for whoever's scope reaches this level.
            pub fn read(&self, by: &Authority) -> Result<&T, Refusal> {
                by.require_level(Level::$name)?;
                Ok(&self.0)
            }

            /// Changes what is inside without letting it out.
            pub fn map<U>(self, change: impl FnOnce(T) -> U) -> $name<U> {
                $name(change(self.0))
            }
        }

        impl<T> fmt::Debug for $name<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    };
}

closed! {
    /// What agencies that share data with the department may see (*chia sẻ*).
    Partner
}
closed! {
    /// What every officer may see: the names of colleagues, notes on a case (*nội bộ*).
    Office
}

/// Personal data (*dữ liệu cá nhân*): opened for one answer, which leaves one row in the access log.
#[derive(Clone)]
pub struct Confidential<T> {
    about: Vec<Subject>,
    value: T,
}

impl<T> Confidential<T> {
    /// Closes data about `subject`.
    pub fn about(subject: Subject, value: T) -> Confidential<T> {
        Confidential { about: vec![subject], value }
    }

    /// Changes what is inside without letting it out.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Confidential<U> {
        Confidential { about: self.about, value: change(self.value) }
    }

    /// The two together, about everybody that either is about.
    pub fn and<U>(mut self, other: Confidential<U>) -> Confidential<(T, U)> {
        self.about.extend(other.about);
        Confidential { about: self.about, value: (self.value, other.value) }
    }

    /// A list of them as one, so that one page leaves one row.
    pub fn all(list: Vec<Confidential<T>>) -> Confidential<Vec<T>> {
        let mut about = Vec::new();
        let mut value = Vec::with_capacity(list.len());
        for one in list {
            about.extend(one.about);
            value.push(one.value);
        }
        Confidential { about, value }
    }

    /// Whom it is about.
    pub fn subjects(&self) -> &[Subject] {
        &self.about
    }

    /// The value itself; only the access log calls this, after writing its row.
    pub(crate) fn into_inner(self) -> T {
        self.value
    }
}

impl<T> fmt::Debug for Confidential<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Confidential(… about {} subjects)", self.about.len())
    }
}

/// The name of a natural person (*họ và tên*): not [`Publishable`], not printable, never in a log.
#[derive(Clone, PartialEq, Eq)]
pub struct PersonName(String);

impl PersonName {
    /// A name as it stands in a record.
    pub fn new(name: impl Into<String>) -> PersonName {
        PersonName(name.into())
    }

    /// Its text, for whoever opened it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PersonName(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Fails to compile when `$t` is publishable: then both blanket impls apply and the call is ambiguous.
    macro_rules! not_publishable {
        ($($t:ty),+ $(,)?) => { $({
            trait Ambiguous<A> { fn holds() {} }
            impl<T: ?Sized> Ambiguous<()> for T {}
            struct AlsoPublishable;
            impl<T: ?Sized + Publishable> Ambiguous<AlsoPublishable> for T {}
            <$t as Ambiguous<_>>::holds();
        })+ };
    }

    #[test]
    fn no_personal_data_is_publishable() {
        not_publishable!(
            PersonName,
            Option<PersonName>,
            Vec<PersonName>,
            Partner<String>,
            Office<String>,
            Confidential<String>,
            (String, Confidential<String>),
        );
    }

    #[test]
    fn closed_values_do_not_print() {
        let closed = Confidential::about(Subject::new("person", 1), "079123456789");
        assert_eq!(format!("{closed:?}"), "Confidential(… about 1 subjects)");
        assert_eq!(format!("{:?}", Office::new("secret")), "Office(…)");
        assert_eq!(format!("{:?}", PersonName::new("Nguyễn Văn A")), "PersonName(…)");
    }

    #[test]
    fn one_answer_is_about_everybody_in_it() {
        let people = (1..=3).map(|id| Confidential::about(Subject::new("person", id), id)).collect();
        let page = Confidential::all(people).and(Confidential::about(Subject::new("account", 9), ()));
        assert_eq!(page.subjects().len(), 4);
        assert_eq!(page.map(|(ids, ())| ids).into_inner(), [1, 2, 3]);
    }
}
