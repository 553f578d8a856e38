//! The steps of something that takes several pages (*các bước*).

use kernel::Lang;
use maud::{Markup, html};

use crate::i18n::t;

/// All steps in order; `current` counts from zero.
pub fn stepper(lang: Lang, steps: &[String], current: usize) -> Markup {
    html! {
        ol.stepper aria-label=(t(lang, "kit-steps")) {
            @for (n, step) in steps.iter().enumerate() {
                li data-done[n < current] aria-current=[(n == current).then_some("step")] {
                    (step)
                    @if n < current { span.visually-hidden { " (" (t(lang, "kit-step-done")) ")" } }
                }
            }
        }
    }
}
