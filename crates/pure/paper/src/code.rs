//! The code that a telephone reads (*mã QR*).

use qrcode::{Color, EcLevel, QrCode};

use crate::Unprintable;

/// The dark fields of the code of a text, row by row; readable with a seventh of it torn off.
pub fn matrix(text: &str) -> Result<Vec<Vec<bool>>, Unprintable> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).map_err(|e| Unprintable(e.to_string()))?;
    let width = code.width();
    Ok(code.to_colors().chunks(width).map(|row| row.iter().map(|c| *c == Color::Dark).collect()).collect())
}
