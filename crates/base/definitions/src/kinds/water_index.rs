//! A water quality index: a score for each parameter, groups of them, one number.

use kernel::Bilingual;
use serde::{Deserialize, Serialize};

use super::Window;
use super::band::Band;

/// A water quality index (*chỉ số chất lượng nước*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WaterIndex {
    /// What it is called.
    pub title: Bilingual,
    /// The medium it is for.
    pub medium: String,
    /// How it is computed, for everybody.
    pub method: Bilingual,
    /// The mean that is looked up at automatic stations.
    pub averaging: Window,
    /// Fewer groups make no index.
    pub least_groups: usize,
    /// How dissolved oxygen becomes a share of saturation.
    pub saturation: Saturation,
    /// The groups of parameters.
    #[serde(rename = "group")]
    pub groups: Vec<Group>,
    /// The scores of parameters.
    #[serde(rename = "scale")]
    pub scales: Vec<Scale>,
    /// Its bands, rising.
    #[serde(rename = "band")]
    pub bands: Vec<Band>,
}

/// The oxygen that water can hold (*giá trị DO bão hòa*), in mg/L: a polynomial of its temperature in °C.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Saturation {
    /// The parameter that is the temperature.
    pub temperature: String,
    /// Coefficients, that of the power 0 first.
    pub polynomial: Vec<f64>,
}

/// A group of parameters (*nhóm thông số*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Its number, e.g. `IV`.
    pub code: String,
    /// What it is called.
    pub title: Bilingual,
    /// How it enters the index.
    pub part: Part,
    /// Whether there is no index without it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub required: bool,
    /// Fewer parameters make no group.
    #[serde(default = "one")]
    pub least: usize,
}

fn one() -> usize {
    1
}

/// How a group enters the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// Its geometric mean, as a share of 100, multiplies the whole.
    Factor,
    /// Its mean is the chemical half of the middle.
    Chemical,
    /// Its mean is the microbial half of the middle.
    Microbial,
}

/// The score of a parameter (*giá trị qi*): straight lines between points.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// The parameter.
    pub parameter: String,
    /// Its group.
    pub group: String,
    /// The unit of values.
    pub unit: String,
    /// Pairs of value and score, values rising.
    pub points: Vec<[f64; 2]>,
    /// The score of values below the first point; that of the point where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub below: Option<f64>,
    /// The score of values above the last point; that of the point where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub above: Option<f64>,
    /// Whether the points are of the share of oxygen saturation in %.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub of_saturation: bool,
}
