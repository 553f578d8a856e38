//! The code leads back to the page, off the paper and in every size.

use rqrr::PreparedImage;

use crate::kit::{poppler, sheet};

fn read(width: usize, height: usize, dark: impl FnMut(usize, usize) -> u8) -> Vec<String> {
    let mut image = PreparedImage::prepare_from_greyscale(width, height, dark);
    image.detect_grids().iter().map(|grid| grid.decode().unwrap().1).collect()
}

#[test]
fn the_printed_code_is_the_address_and_the_hash() {
    let sheet = sheet();
    let drawn = poppler("pdftoppm", &["-r", "200", "-gray", "-singlefile", "-"], &sheet.pdf().unwrap());
    // P5, width and height, the largest value, each behind a white space; then a byte for each pixel.
    let head: Vec<&[u8]> = drawn.splitn(4, u8::is_ascii_whitespace).collect();
    let number = |bytes: &[u8]| std::str::from_utf8(bytes).unwrap().parse::<usize>().unwrap();
    let (width, height) = (number(head[1]), number(head[2]));
    let pixels = &drawn[drawn.len() - width * height..];
    let found = read(width, height, |x, y| pixels[y * width + x]);
    assert_eq!(found, [sheet.code()]);
    assert_eq!(sheet.code(), format!("{}#{}", sheet.address, &sheet.hash()[..32]));
}

#[test]
fn long_addresses_have_codes_too_and_endless_ones_none() {
    for length in [1, 40, 400, 1800] {
        let text = format!("https://x.vn/{}", "a".repeat(length));
        let matrix = paper::matrix(&text).unwrap();
        let (scale, quiet) = (4, 16);
        let side = matrix.len() * scale + 2 * quiet;
        let dark = |x: usize, y: usize| {
            let at = |n: usize| n.checked_sub(quiet).map(|n| n / scale);
            let row = at(y).and_then(|y| matrix.get(y));
            let dark = at(x).and_then(|x| row.and_then(|row| row.get(x))).is_some_and(|dark| *dark);
            if dark { 0 } else { 255 }
        };
        assert_eq!(read(side, side, dark), [text]);
    }
    assert!(paper::matrix(&"a".repeat(5000)).is_err());
}
