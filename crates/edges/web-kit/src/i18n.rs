//! Texts of the pages in both languages, from `locales/{vi,en}/*.ftl`.
//!
//! It knows keys and arguments, not what they are about: every slice keeps its own file. A test
//! compares the keys in all sources with those files, and the two languages with one another.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use kernel::{Arg, Basis, Lang, Refusal};
use rust_embed::RustEmbed;
use unic_langid::langid;

use crate::format;

#[derive(RustEmbed)]
#[folder = "../../../locales"]
#[include = "*/*.ftl"]
struct Locales;

type Bundle = FluentBundle<FluentResource>;

static VI: LazyLock<Bundle> = LazyLock::new(|| bundle(Lang::Vi));
static EN: LazyLock<Bundle> = LazyLock::new(|| bundle(Lang::En));

fn of(lang: Lang) -> &'static Bundle {
    match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    }
}

fn bundle(lang: Lang) -> Bundle {
    let id = match lang {
        Lang::Vi => langid!("vi"),
        Lang::En => langid!("en"),
    };
    let mut bundle = Bundle::new_concurrent(vec![id]);
    // The marks that isolate directions confuse search and copying, and both languages run left to right.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match lang {
        Lang::Vi => |value, _| number(Lang::Vi, value),
        Lang::En => |value, _| number(Lang::En, value),
    }));
    for (name, text) in sources(lang) {
        // A message that cannot be read or is written twice is left out and named here; the test
        // over the locales fails on it long before anybody could see the gap.
        let resource = FluentResource::try_new(text).unwrap_or_else(|(resource, errors)| {
            tracing::error!(file = %name, ?errors, "locale.unreadable");
            resource
        });
        if let Err(errors) = bundle.add_resource(resource) {
            tracing::error!(file = %name, ?errors, "locale.repeated");
        }
    }
    bundle
}

/// The files of a language as they were built in: name and text.
pub fn sources(lang: Lang) -> Vec<(String, String)> {
    let folder = format!("{}/", lang.code());
    let mut names: Vec<String> = Locales::iter().map(String::from).filter(|n| n.starts_with(&folder)).collect();
    names.sort();
    names
        .into_iter()
        .filter_map(|name| {
            let file = Locales::get(&name)?;
            Some((name, String::from_utf8_lossy(&file.data).into_owned()))
        })
        .collect()
}

fn number(lang: Lang, value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(n) => Some(format::shortest(lang, n.value)),
        _ => None,
    }
}

/// The text of `key`. A key that nobody wrote shows as itself, so that the page still works.
pub fn t(lang: Lang, key: &str) -> String {
    t_with(lang, key, &[])
}

/// The text of `key` with its arguments. Numbers are written as the language writes them; texts
/// stay as they are, and maud escapes the whole where it is placed.
pub fn t_with(lang: Lang, key: &str, args: &[(&str, Arg)]) -> String {
    written(lang, key, args.iter().map(|(name, value)| (*name, value))).unwrap_or_else(|| {
        tracing::warn!(key, lang = lang.code(), "locale.missing");
        key.to_owned()
    })
}

/// The text of one member of a family of keys: `t_of(lang, "medium", "wastewater")` reads
/// `medium-wastewater`. For words that code enumerates.
pub fn t_of(lang: Lang, family: &str, member: &str) -> String {
    t(lang, &format!("{family}-{member}"))
}

/// What a refusal says to the person who asked.
pub fn refusal(lang: Lang, refusal: &Refusal) -> String {
    let args = refusal.args.iter().map(|(name, value)| (name.as_ref(), value));
    written(lang, &refusal.code, args).unwrap_or_else(|| {
        tracing::warn!(key = %refusal.code, lang = lang.code(), "locale.missing");
        t_with(lang, "kit-refused-without-words", &[("code", Arg::from(refusal.code.as_ref()))])
    })
}

/// The rule behind a refusal or verdict (*căn cứ*), in one line.
pub fn basis(lang: Lang, basis: &Basis) -> String {
    let args = [("document", Arg::from(basis.document.as_str())), ("article", Arg::from(basis.article.as_str()))];
    t_with(lang, "kit-basis", &args)
}

fn written<'a>(lang: Lang, key: &str, args: impl Iterator<Item = (&'a str, &'a Arg)>) -> Option<String> {
    let bundle = of(lang);
    let pattern = bundle.get_message(key)?.value()?;
    let mut values = FluentArgs::new();
    for (name, value) in args {
        match value {
            Arg::Int(n) => values.set(name, *n),
            Arg::Number(n) => values.set(name, *n),
            Arg::Text(text) => values.set(name, text.as_str()),
        }
    }
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned();
    if !errors.is_empty() {
        tracing::warn!(key, lang = lang.code(), ?errors, "locale.argument");
    }
    Some(text)
}
