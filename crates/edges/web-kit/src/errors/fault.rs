//! A fault: why a request is not answered as it was asked, ready for any edge to be written.

use axum::http::StatusCode;
use kernel::{Failure, Problem, Refusal};

/// The kinds of fault that a person meets; each has its texts in `kit.ftl`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The request cannot be read.
    BadRequest,
    /// Nobody is signed in, or no longer.
    SignInFirst,
    /// Signed in, but not entitled.
    Forbidden,
    /// A form that did not come from our page, or from a page too old.
    StaleForm,
    /// Nothing is there.
    NotFound,
    /// Something is there, but it cannot be asked this way.
    WrongMethod,
    /// The thing was changed meanwhile.
    Conflict,
    /// More was sent than is taken.
    TooLarge,
    /// A kind of content that is not read here.
    WrongContent,
    /// The rules say no.
    Refused,
    /// Asked too often.
    TooMany,
    /// Something broke.
    Broken,
    /// So much to do that no more is taken in now.
    Busy,
    /// It took too long and was given up.
    TooSlow,
    /// The database cannot be reached.
    Unavailable,
    /// The disk is full.
    StorageFull,
}

impl Kind {
    /// The word in message keys and problem types.
    pub fn word(self) -> &'static str {
        match self {
            Kind::BadRequest => "bad-request",
            Kind::SignInFirst => "sign-in-first",
            Kind::Forbidden => "forbidden",
            Kind::StaleForm => "stale-form",
            Kind::NotFound => "not-found",
            Kind::WrongMethod => "wrong-method",
            Kind::Conflict => "conflict",
            Kind::TooLarge => "too-large",
            Kind::WrongContent => "wrong-content",
            Kind::Refused => "refused",
            Kind::TooMany => "too-many",
            Kind::Broken => "broken",
            Kind::Busy => "busy",
            Kind::TooSlow => "too-slow",
            Kind::Unavailable => "unavailable",
            Kind::StorageFull => "storage-full",
        }
    }

    /// Its status.
    pub fn status(self) -> StatusCode {
        match self {
            Kind::BadRequest => StatusCode::BAD_REQUEST,
            Kind::SignInFirst => StatusCode::UNAUTHORIZED,
            Kind::Forbidden | Kind::StaleForm => StatusCode::FORBIDDEN,
            Kind::NotFound => StatusCode::NOT_FOUND,
            Kind::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Kind::Conflict => StatusCode::CONFLICT,
            Kind::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Kind::WrongContent => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Kind::Refused => StatusCode::UNPROCESSABLE_ENTITY,
            Kind::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Kind::Broken => StatusCode::INTERNAL_SERVER_ERROR,
            Kind::Busy | Kind::TooSlow | Kind::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Kind::StorageFull => StatusCode::INSUFFICIENT_STORAGE,
        }
    }

    /// The kind of a bare status.
    pub fn of_status(status: StatusCode) -> Kind {
        match status.as_u16() {
            401 => Kind::SignInFirst,
            403 => Kind::Forbidden,
            404 | 410 => Kind::NotFound,
            405 => Kind::WrongMethod,
            409 | 412 => Kind::Conflict,
            413 => Kind::TooLarge,
            415 => Kind::WrongContent,
            422 => Kind::Refused,
            429 => Kind::TooMany,
            408 | 504 => Kind::TooSlow,
            503 => Kind::Busy,
            507 => Kind::StorageFull,
            400..500 => Kind::BadRequest,
            _ => Kind::Broken,
        }
    }

    /// The kind of a refusal: what one may not, what was changed meanwhile, what is tried too often,
    /// what is not there. An unknown thing that a field names is that field's fault, not the address's.
    fn of_refusal(refusal: &Refusal) -> Kind {
        match refusal.code.as_ref() {
            "refused-not-allowed" | "refused-outside-scope" | "refused-level" => Kind::Forbidden,
            "refused-changed-meanwhile" | "refused-command-reused" => Kind::Conflict,
            "refused-too-many-attempts" => Kind::TooMany,
            code if code.ends_with("-unknown") && refusal.field.is_none() => Kind::NotFound,
            _ => Kind::Refused,
        }
    }
}

/// Why a request is not answered as it was asked. Handlers return it with `?`.
#[derive(Debug)]
pub struct Fault(Box<Inner>);

#[derive(Debug)]
struct Inner {
    kind: Kind,
    refusals: Vec<Refusal>,
    problem: Option<Problem>,
    retry_after: Option<u32>,
}

impl Fault {
    /// A fault that says no more than its kind.
    pub fn new(kind: Kind) -> Fault {
        let retry_after = match kind {
            Kind::Busy | Kind::TooSlow => Some(2),
            Kind::Unavailable => Some(10),
            Kind::StorageFull | Kind::TooMany => Some(60),
            _ => None,
        };
        Fault(Box::new(Inner { kind, refusals: Vec::new(), problem: None, retry_after }))
    }

    /// Nothing is at this address.
    pub fn not_found() -> Fault {
        Fault::new(Kind::NotFound)
    }

    /// The request cannot be read.
    pub fn bad_request() -> Fault {
        Fault::new(Kind::BadRequest)
    }

    /// Somebody must sign in.
    pub fn sign_in_first() -> Fault {
        Fault::new(Kind::SignInFirst)
    }

    /// Something broke that is no value of the request.
    pub fn broken(why: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Fault {
        Fault::from(Problem::new(why))
    }

    /// Asked too often; again after so many seconds.
    pub fn too_many(seconds: u32) -> Fault {
        let mut fault = Fault::new(Kind::TooMany);
        fault.0.retry_after = Some(seconds);
        fault
    }

    /// The same fault with the reasons that the person is told.
    pub fn because(mut self, refusal: Refusal) -> Fault {
        self.0.refusals.push(refusal);
        self
    }

    /// Its kind.
    pub fn kind(&self) -> Kind {
        self.0.kind
    }

    /// Its status.
    pub fn status(&self) -> StatusCode {
        self.0.kind.status()
    }

    /// What the person is told, beside the texts of the kind.
    pub fn refusals(&self) -> &[Refusal] {
        &self.0.refusals
    }

    /// What broke.
    pub fn problem(&self) -> Option<&Problem> {
        self.0.problem.as_ref()
    }

    /// Seconds after which trying again makes sense.
    pub fn retry_after(&self) -> Option<u32> {
        self.0.retry_after
    }
}

impl From<Problem> for Fault {
    fn from(problem: Problem) -> Fault {
        let kind = if problem.is_storage_full() {
            Kind::StorageFull
        } else if problem.is_unavailable() {
            Kind::Unavailable
        } else if problem.is_passing() {
            Kind::Busy
        } else {
            Kind::Broken
        };
        let mut fault = Fault::new(kind);
        fault.0.problem = Some(problem);
        fault
    }
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Fault {
        Fault::new(Kind::of_refusal(&refusal)).because(refusal)
    }
}

impl From<Failure> for Fault {
    fn from(failure: Failure) -> Fault {
        match failure {
            Failure::Broken(problem) => problem.into(),
            Failure::Refused(refusals) => {
                let kind = refusals.first().map_or(Kind::Refused, Kind::of_refusal);
                let mut fault = Fault::new(kind);
                fault.0.refusals = refusals;
                fault
            }
        }
    }
}
