//! The list of routes: an axum router that can also say what it answers.
//!
//! A slice builds its [`Routes`]; the wiring joins them and checks them against the one policy.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use axum::http::Method;
use axum::routing::{MethodRouter, delete, get, patch, post, put};

/// The methods that the program answers. HEAD is answered wherever GET is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verb {
    /// Read.
    Get,
    /// Do.
    Post,
    /// Put in place.
    Put,
    /// Change in part.
    Patch,
    /// Take away.
    Delete,
}

impl Verb {
    /// The verb of an HTTP method.
    pub fn of(method: &Method) -> Option<Verb> {
        match method.as_str() {
            "GET" | "HEAD" => Some(Verb::Get),
            "POST" => Some(Verb::Post),
            "PUT" => Some(Verb::Put),
            "PATCH" => Some(Verb::Patch),
            "DELETE" => Some(Verb::Delete),
            _ => None,
        }
    }

    /// `GET`, `POST`, …
    pub fn name(self) -> &'static str {
        match self {
            Verb::Get => "GET",
            Verb::Post => "POST",
            Verb::Put => "PUT",
            Verb::Patch => "PATCH",
            Verb::Delete => "DELETE",
        }
    }
}

/// Routes of a slice, with what they answer.
#[must_use]
pub struct Routes<S = ()> {
    router: Router<S>,
    answered: Vec<(Verb, String)>,
}

impl<S: Clone + Send + Sync + 'static> Default for Routes<S> {
    fn default() -> Self {
        Routes { router: Router::new(), answered: Vec::new() }
    }
}

impl<S: Clone + Send + Sync + 'static> Routes<S> {
    /// No routes yet.
    pub fn new() -> Routes<S> {
        Routes::default()
    }

    /// Answers GET and HEAD.
    pub fn get<H: Handler<T, S>, T: 'static>(self, path: &str, handler: H) -> Routes<S> {
        self.add(Verb::Get, path, get(handler))
    }

    /// Answers POST.
    pub fn post<H: Handler<T, S>, T: 'static>(self, path: &str, handler: H) -> Routes<S> {
        self.add(Verb::Post, path, post(handler))
    }

    /// Answers PUT.
    pub fn put<H: Handler<T, S>, T: 'static>(self, path: &str, handler: H) -> Routes<S> {
        self.add(Verb::Put, path, put(handler))
    }

    /// Answers PATCH.
    pub fn patch<H: Handler<T, S>, T: 'static>(self, path: &str, handler: H) -> Routes<S> {
        self.add(Verb::Patch, path, patch(handler))
    }

    /// Answers DELETE.
    pub fn delete<H: Handler<T, S>, T: 'static>(self, path: &str, handler: H) -> Routes<S> {
        self.add(Verb::Delete, path, delete(handler))
    }

    /// Answers POST with a body of up to `bytes`, where files are sent.
    pub fn upload<H: Handler<T, S>, T: 'static>(self, path: &str, bytes: usize, handler: H) -> Routes<S> {
        self.add(Verb::Post, path, post(handler).layer(DefaultBodyLimit::max(bytes)))
    }

    fn add(mut self, verb: Verb, path: &str, answer: MethodRouter<S>) -> Routes<S> {
        self.answered.push((verb, path.to_owned()));
        self.router = self.router.route(path, answer);
        self
    }

    /// These routes and those.
    pub fn and(mut self, others: Routes<S>) -> Routes<S> {
        self.answered.extend(others.answered);
        self.router = self.router.merge(others.router);
        self
    }

    /// The same routes with their state given, ready to be joined with those of other slices.
    pub fn with_state<T>(self, state: S) -> Routes<T> {
        Routes { router: self.router.with_state(state), answered: self.answered }
    }

    /// What is answered: verb and path pattern.
    pub fn answered(&self) -> impl Iterator<Item = (Verb, &str)> {
        self.answered.iter().map(|(verb, path)| (*verb, path.as_str()))
    }

    pub(crate) fn into_router(self) -> Router<S> {
        self.router
    }
}
