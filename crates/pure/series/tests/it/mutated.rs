//! Two hundred thousand damaged files, the same ones at every run: what a fuzzer does, in the suite.

use series::Bounds;

use crate::accounting::hold;
use crate::samples;

const FILES: u32 = 200_000;

/// Pieces that have broken parsers before.
const NASTY: [&[u8]; 24] = [
    b"\0",
    b"\t",
    b"\t\t",
    b" ",
    b"  ",
    b"\r",
    b"\n",
    b"\r\n",
    b"\xEF\xBB\xBF",
    b"\xFF\xFE",
    b"\xB0",
    b"\xC2",
    b"---",
    b"-9999",
    b"1e999",
    b"NaN",
    b"1.234,5",
    b"20261322101500",
    b"20261122101500",
    b"00",
    b"\x1A",
    b"\xE2\x80\xAE",
    b"_",
    b"99999999999999999999999999999999999",
];

/// Marsaglia's xorshift: small, and the same everywhere.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound.max(1) as u64) as usize
    }
}

fn damage(file: &mut Vec<u8>, other: &[u8], dice: &mut Dice) {
    let at = dice.below(file.len() + 1);
    let length = dice.below(12).min(file.len() - at);
    match dice.below(7) {
        0 if at < file.len() => file[at] = dice.below(256) as u8,
        1 if at < file.len() => file[at] ^= 1 << dice.below(8),
        2 => drop(file.drain(at..at + length)),
        3 => file.truncate(at),
        4 => {
            let piece = file[at..at + length].to_vec();
            file.splice(at..at, piece);
        }
        5 => {
            let from = dice.below(other.len());
            let piece = &other[from..(from + dice.below(80)).min(other.len())];
            file.splice(at..at + length, piece.iter().copied());
        }
        _ => drop(file.splice(at..at, NASTY[dice.below(NASTY.len())].iter().copied())),
    }
}

#[test]
fn damaged_files_are_accounted_for_to_the_last_byte() {
    let whole = [samples::WATER, samples::STACK, samples::AIR, samples::OLDER];
    let mut dice = Dice(0x2026_1122_1015_0000);
    for _ in 0..FILES {
        let mut file = whole[dice.below(whole.len())].to_vec();
        for _ in 0..=dice.below(6) {
            damage(&mut file, whole[dice.below(whole.len())], &mut dice);
        }
        hold(&file, &Bounds::default());
    }
}
