//! What a warning says, in a language: the same in the message and in the feed.

use kernel::Lang;
use monitoring::exceedance::{Evidence, Exceedance};
use monitoring::law::Current;
use monitoring::warning::{Kind, Of, Warning};
use web_kit::format;
use web_kit::i18n::{t_of, t_with};

use crate::words;

/// A warning in one language.
pub struct Said {
    /// In a line.
    pub headline: String,
    /// In a few sentences.
    pub description: String,
    /// What to do.
    pub instruction: Option<String>,
}

/// What a warning says.
pub fn said(lang: Lang, law: &Current, warning: &Warning) -> Said {
    let station = warning.profile.station.name.as_str();
    let mut said = match &warning.of {
        Of::Exceedance(exceedance, evidence) => exceeded(lang, law, warning, exceedance, evidence),
        Of::Index(finding, band) => {
            let headline = t_with(
                lang,
                "warning-index",
                &[
                    ("station", station.into()),
                    ("index", finding.index.as_str().into()),
                    ("value", i64::from(finding.value).into()),
                    ("band", band.title.get(lang).into()),
                ],
            );
            let window = format::window(finding.from, finding.until);
            let description = format!("{window}: {}", band.meaning.get(lang));
            let advice = band.advice.as_ref();
            let instruction = advice.map(|a| format!("{} {}", a.general.get(lang), a.sensitive.get(lang)));
            Said { headline, description, instruction }
        }
    };
    if warning.told.kind == Kind::Cancel {
        said.headline = t_with(lang, "warning-ended", &[("headline", said.headline.as_str().into())]);
    }
    said
}

fn exceeded(lang: Lang, law: &Current, warning: &Warning, exceedance: &Exceedance, evidence: &Evidence) -> Said {
    let (station, day) = (&warning.profile.station, exceedance.ends_at.day());
    let decimals = law.decimals(&evidence.symbol, &station.medium, day);
    let headline = t_with(
        lang,
        "exceedances-entry",
        &[
            ("station", station.name.as_str().into()),
            ("parameter", words::parameter(lang, law, &evidence.symbol, day).into()),
        ],
    );
    let description = t_with(
        lang,
        "exceedances-summary",
        &[
            ("window", format::window(exceedance.starts_at, exceedance.ends_at).into()),
            ("averaging", words::averaging(lang, &evidence.averaging).into()),
            ("value", format::number(lang, evidence.value, decimals).into()),
            ("unit", law.unit_symbol(&evidence.unit).into()),
            ("limit", words::limit(lang, evidence).into()),
            ("rule", evidence.law.code.as_str().into()),
            ("state", t_of(lang, "exceedance-state", evidence.state.code()).into()),
        ],
    );
    Said { headline, description, instruction: None }
}
