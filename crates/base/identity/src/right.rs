//! What an officer may do (*quyền*), as a closed list with stable codes.
//!
//! Which role has which rights is not decided here: that is a definition of kind `role`, dated
//! and editable by the office. Here is only what the program knows how to ask for.

use std::fmt;

/// Declares the rights: variant, stable code, meaning.
macro_rules! rights {
    ($($(#[doc = $doc:literal])+ $name:ident = $code:literal,)+) => {
        /// One thing that a use case asks for before it acts (*quyền*).
        ///
        /// The code is what role definitions and delegations carry; its text is the message `right-<code>`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Right {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Right {
            /// All of them, in the order in which pages list them.
            pub const ALL: &'static [Right] = &[$(Right::$name),+];

            /// Stable code, e.g. `stations-edit`.
            pub fn code(self) -> &'static str {
                match self { $(Right::$name => $code,)+ }
            }

            /// The right that a code names.
            pub fn from_code(code: &str) -> Option<Right> {
                match code { $($code => Some(Right::$name),)+ _ => None }
            }
        }
    };
}

rights! {
    /// See stations that are not public, and their equipment (*xem trạm quan trắc*).
    StationsRead = "stations-read",
    /// Register, import and correct stations and their limits (*quản lý trạm quan trắc*).
    StationsEdit = "stations-edit",
    /// Issue, set and disable the FTP secrets of loggers (*cấp tài khoản thiết bị*).
    DevicesManage = "devices-manage",
    /// Register, amend and retire LED panels (*quản lý bảng điện tử*).
    PanelsManage = "panels-manage",
    /// See what each file of a logger became, line by line (*xem biên nhận dữ liệu*).
    ReceiptsRead = "receipts-read",
    /// Decide about quarantined lines and conflicting resends (*xử lý dữ liệu cách ly*).
    ReceiptsResolve = "receipts-resolve",
    /// See exceedances before they are published (*xem cảnh báo vượt ngưỡng*).
    ExceedancesRead = "exceedances-read",
    /// Say why one's own facility exceeded a limit and what was done (*giải trình vượt ngưỡng*).
    FacilityExplain = "facility-explain",
    /// Acknowledge, explain and close exceedances (*xử lý vượt ngưỡng*).
    ExceedancesHandle = "exceedances-handle",
    /// See definitions that are not in force yet, and their drafts (*xem bộ quy định*).
    DefinitionsRead = "definitions-read",
    /// Bring a change of law into force, or withdraw it (*cập nhật bộ quy định*).
    DefinitionsEdit = "definitions-edit",
    /// Find facilities, organisations and people (*tra cứu cơ sở, tổ chức, cá nhân*).
    PartiesRead = "parties-read",
    /// Register and correct them (*cập nhật cơ sở, tổ chức, cá nhân*).
    PartiesEdit = "parties-edit",
    /// See personal data: phone, e-mail, identity numbers; every look is logged (*xem dữ liệu cá nhân*).
    PersonalRead = "personal-read",
    /// Units, positions, who holds them, and delegations between others (*quản lý tổ chức*).
    OrganisationManage = "organisation-manage",
    /// Open, lock and close accounts, issue one-time resets (*quản lý tài khoản*).
    AccountsManage = "accounts-manage",
    /// Read journal, security log and access log (*xem nhật ký*).
    AuditRead = "audit-read",
    /// Jobs, backups, state of the system (*vận hành hệ thống*).
    SystemOperate = "system-operate",
}

impl fmt::Display for Right {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// A set of rights (*tập quyền*). It can be narrowed by anyone, but widened only here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RightSet(u64);

impl RightSet {
    /// No right at all.
    pub const NONE: RightSet = RightSet(0);

    /// Every right there is: the console's, who holds the files anyway.
    pub fn all() -> RightSet {
        Right::ALL.iter().copied().collect()
    }

    /// Whether `right` is in it.
    pub fn has(self, right: Right) -> bool {
        self.0 & bit(right) != 0
    }

    /// What is in both.
    pub fn and(self, other: RightSet) -> RightSet {
        RightSet(self.0 & other.0)
    }

    /// Whether everything in it is also in `other`.
    pub fn within(self, other: RightSet) -> bool {
        self.0 & !other.0 == 0
    }

    /// Whether nothing is in it.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Its rights, in the order of [`Right::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Right> {
        Right::ALL.iter().copied().filter(move |r| self.has(*r))
    }

    /// Its codes with spaces between, as the database keeps them.
    pub fn to_codes(self) -> String {
        self.iter().map(Right::code).collect::<Vec<_>>().join(" ")
    }

    /// The set that stored codes name. A code that this version no longer knows gives nothing:
    /// a right that nobody asks for cannot be misused.
    pub fn from_codes(codes: &str) -> RightSet {
        codes.split_whitespace().filter_map(Right::from_code).collect()
    }
}

impl FromIterator<Right> for RightSet {
    fn from_iter<I: IntoIterator<Item = Right>>(rights: I) -> RightSet {
        RightSet(rights.into_iter().fold(0, |set, right| set | bit(right)))
    }
}

/// Its place in memory; never stored, so the order of the list may change.
fn bit(right: Right) -> u64 {
    1 << (right as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_names_its_right_and_nothing_else_does() {
        for right in Right::ALL {
            assert_eq!(Right::from_code(right.code()), Some(*right));
        }
        assert_eq!(Right::from_code("stations-destroy"), None);
        assert!(Right::ALL.len() <= 64, "a RightSet has 64 places");
    }

    #[test]
    fn stored_codes_come_back() {
        let set: RightSet = [Right::StationsRead, Right::AuditRead].into_iter().collect();
        assert_eq!(set.to_codes(), "stations-read audit-read");
        assert_eq!(RightSet::from_codes(&set.to_codes()), set);
        assert_eq!(RightSet::from_codes("no-longer-known"), RightSet::NONE);
    }

    #[test]
    fn a_narrowed_set_is_within_both() {
        let a: RightSet = [Right::StationsRead, Right::StationsEdit].into_iter().collect();
        let b: RightSet = [Right::StationsEdit, Right::AuditRead].into_iter().collect();
        assert!(a.and(b).within(a) && a.and(b).within(b));
        assert!(!RightSet::all().within(a));
    }
}
