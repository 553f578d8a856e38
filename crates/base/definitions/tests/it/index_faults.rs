//! Files of indices without a fault, and one mistake each; [`crate::faults`] runs them with all others.

use crate::faults::Case;

const AIR: &str = r#"code = "A"
title = { vi = "A", en = "A" }
medium = "water"
issuer = { vi = "A", en = "A" }
method = { vi = "A", en = "A" }
steps = [0, 50, 100]
needs_one_of = ["COD"]
nowcast = { hours = 12, recent = 3, least_recent = 2, least_weight = 0.5 }
[[breakpoint]]
parameter = "COD"
averaging = "PT1H"
unit = "mg/L"
values = [0, 10, 20]
hourly = "hour-mean"
[[band]]
code = "good"
from = 0
up_to = 50
title = { vi = "T", en = "G" }
colour = { vi = "x", en = "g" }
rgb = [0, 228, 0]
meaning = { vi = "T", en = "G" }
advice = { general = { vi = "T", en = "G" }, sensitive = { vi = "T", en = "G" } }
[[band]]
code = "bad"
from = 51
up_to = 100
title = { vi = "X", en = "B" }
colour = { vi = "đ", en = "r" }
rgb = [255, 0, 0]
meaning = { vi = "X", en = "B" }
[[duty]]
code = "colour"
title = { vi = "M", en = "C" }
full = { vi = "M", en = "C" }
not_on = ["radio"]
"#;

const WATER: &str = r#"code = "W"
title = { vi = "W", en = "W" }
medium = "water"
method = { vi = "W", en = "W" }
averaging = "P1D"
least_groups = 1
saturation = { temperature = "COD", polynomial = [14.6, -0.4] }
[[group]]
code = "IV"
title = { vi = "IV", en = "IV" }
part = "chemical"
[[scale]]
parameter = "COD"
group = "IV"
unit = "mg/L"
points = [[10, 100], [15, 75]]
above = 10
[[band]]
code = "all"
from = 0
up_to = 100
title = { vi = "T", en = "G" }
colour = { vi = "x", en = "g" }
rgb = [0, 228, 0]
meaning = { vi = "T", en = "G" }
"#;

const FORMULA: &str = r#"code = "A"
title = { vi = "A", en = "A" }
explanation = { vi = "A", en = "A" }
formula = "nowcast-literal"
"#;

const WARNING: &str = r#"code = "A"
title = { vi = "A", en = "A" }
event = { vi = "A", en = "A" }
lasts_hours = 3
radius_km = 1
[[level]]
of = ["good"]
urgency = "Expected"
severity = "Minor"
certainty = "Observed"
"#;

const KPI: &str = r#"code = "K"
title = { vi = "A", en = "A" }
numerator = { vi = "A", en = "A" }
denominator = { vi = "A", en = "A" }
counts = "index-days"
index = "A"
bands = ["good"]
better = "more"
target = 80
"#;

pub fn texts() -> [(&'static str, &'static str); 5] {
    [("air-index", AIR), ("water-index", WATER), ("index-formula", FORMULA), ("warning", WARNING), ("kpi", KPI)]
}

/// The two lines of every file's head come before.
pub fn cases() -> Vec<Case> {
    vec![
        ("air-index", "steps = [0, 50, 100]", "steps = [0, 50, 50]", "refused-definition-range-empty", "steps", 8),
        (
            "air-index",
            "steps = [0, 50, 100]",
            "steps = [0, 50]",
            "refused-definition-index-steps",
            "breakpoint[0].values",
            15,
        ),
        ("air-index", "[0, 10, 20]", "[0, 20, 10]", "refused-definition-range-empty", "breakpoint[0].values", 15),
        ("air-index", "[\"COD\"]", "[\"PM10\"]", "refused-definition-index-needs", "needs_one_of[0]", 9),
        ("air-index", "recent = 3", "recent = 13", "refused-definition-nowcast", "nowcast", 10),
        ("air-index", "least_weight = 0.5", "least_weight = 0", "refused-definition-nowcast", "nowcast", 10),
        (
            "air-index",
            "unit = \"mg/L\"",
            "unit = \"m\"",
            "refused-definition-unit-does-not-fit",
            "breakpoint[0].unit",
            14,
        ),
        (
            "air-index",
            "medium = \"water\"",
            "medium = \"mud\"",
            "refused-definition-parameter-not-in-medium",
            "breakpoint[0].parameter",
            12,
        ),
        ("air-index", "from = 51", "from = 52", "refused-definition-band-gap", "band[1].from", 28),
        ("air-index", "up_to = 100", "up_to = 40", "refused-definition-band-gap", "band[1].from", 28),
        ("air-index", "code = \"bad\"", "code = \"good\"", "refused-definition-twice", "band[1]", 26),
        (
            "air-index",
            "sensitive = { vi = \"T\"",
            "sensitive = { vi = \"\"",
            "refused-definition-text-missing",
            "band[0].advice.sensitive.vi",
            25,
        ),
        (
            "air-index",
            "full = { vi = \"M\"",
            "full = { vi = \"\"",
            "refused-definition-text-missing",
            "duty[0].full.vi",
            37,
        ),
        ("air-index", "\"radio\"", "\"smoke\"", "refused-definition-shape", "", 38),
        (
            "water-index",
            "temperature = \"COD\"",
            "temperature = \"Temp\"",
            "refused-definition-reference-unknown",
            "saturation.temperature",
            9,
        ),
        ("water-index", "least_groups = 1", "least_groups = 2", "refused-definition-index-groups", "least_groups", 8),
        ("water-index", "group = \"IV\"", "group = \"V\"", "refused-definition-index-group", "scale[0].group", 16),
        ("water-index", "[[10, 100], [15, 75]]", "[]", "refused-definition-list-empty", "scale[0].points", 18),
        ("water-index", "[15, 75]", "[5, 75]", "refused-definition-range-empty", "scale[0].points", 18),
        ("water-index", "above = 10", "above = 0", "refused-definition-index-score", "scale[0].points", 18),
        ("warning", "[\"good\"]", "[\"odd\"]", "refused-definition-reference-unknown", "level[0].of", 9),
        ("warning", "[\"good\"]", "[\"good\", \"good\"]", "refused-definition-twice", "level.of[1]", 8),
        ("warning", "radius_km = 1", "radius_km = 0", "refused-definition-not-positive", "radius_km", 7),
        ("warning", "\"Minor\"", "\"Small\"", "refused-definition-shape", "", 11),
        ("warning", "event = { vi = \"A\"", "event = { vi = \"\"", "refused-definition-text-missing", "event.vi", 5),
        ("kpi", "[\"good\"]", "[\"odd\"]", "refused-definition-reference-unknown", "bands", 9),
        ("kpi", "target = 80", "target = 0", "refused-definition-not-positive", "target", 11),
        ("kpi", "target = 80", "target = 80\nwithin_hours = 4", "refused-definition-kpi-counter", "within_hours", 12),
        ("index-formula", "nowcast-literal", "square-root", "refused-definition-formula-foreign", "formula", 6),
        ("index-formula", "nowcast-literal", "guess", "refused-definition-shape", "", 6),
        (
            "index-formula",
            "explanation = { vi = \"A\"",
            "explanation = { vi = \"\"",
            "refused-definition-text-missing",
            "explanation.vi",
            5,
        ),
    ]
}
