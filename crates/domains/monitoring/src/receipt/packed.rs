//! The bytes of a delivered file as they are kept (*chứng cứ gốc*): compressed, and able to say how.
//!
//! A live file of seven lines is far below [`SMALL`]. It is packed as an LZ4 block, because what DEFLATE needs to
//! begin at all would be a tenth of what storing such a file costs. Re-sent days are DEFLATE, which makes them smaller.

use std::borrow::Cow;
use std::cell::RefCell;
use std::io::Read;

use flate2::read::DeflateDecoder;
use flate2::{Compress, Compression, FlushCompress, Status};
use kernel::Problem;
use lz4_flex::block;

use super::LARGEST;

/// Raw DEFLATE (RFC 1951).
const DEFLATE: &str = "deflate";
/// One LZ4 block behind the number of its bytes, 32 bits, the lowest first.
const LZ4: &str = "lz4";
/// Files of up to so many bytes are LZ4.
const SMALL: usize = 4096;

/// Bytes that are packed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    /// How: `lz4` or `deflate`.
    pub codec: Cow<'static, str>,
    /// What is kept.
    pub body: Vec<u8>,
}

impl Packed {
    /// Packs bytes.
    pub fn of(bytes: &[u8]) -> Result<Packed, Problem> {
        if bytes.len() <= SMALL {
            return Ok(Packed { codec: LZ4.into(), body: block::compress_prepend_size(bytes) });
        }
        Ok(Packed { codec: DEFLATE.into(), body: deflate(bytes)? })
    }

    /// The bytes as they arrived, or why they cannot be had. A damaged body never unpacks to more than the largest
    /// upload.
    pub fn bytes(&self) -> Result<Vec<u8>, Problem> {
        match &*self.codec {
            LZ4 => {
                let (size, body) = block::uncompressed_size(&self.body).map_err(Problem::new)?;
                if size > SMALL {
                    return Err(Problem::new(format!("it says that it was {size} bytes")));
                }
                block::decompress(body, size).map_err(Problem::new)
            }
            DEFLATE => {
                let mut bytes = Vec::new();
                DeflateDecoder::new(&*self.body).take(LARGEST as u64).read_to_end(&mut bytes).map_err(Problem::new)?;
                Ok(bytes)
            }
            other => Err(Problem::new(format!("it is packed as {other}"))),
        }
    }
}

thread_local! {
    /// What compresses, kept: making it costs as much as compressing some kilobytes.
    static PACKER: RefCell<Compress> = RefCell::new(Compress::new(Compression::fast(), false));
}

fn deflate(bytes: &[u8]) -> Result<Vec<u8>, Problem> {
    PACKER.with_borrow_mut(|packer| {
        packer.reset();
        let mut out = Vec::with_capacity(bytes.len() / 2 + 64);
        loop {
            let rest = &bytes[packer.total_in() as usize..];
            match packer.compress_vec(rest, &mut out, FlushCompress::Finish).map_err(Problem::new)? {
                Status::StreamEnd => return Ok(out),
                Status::Ok | Status::BufError => out.reserve(rest.len() + 64),
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Bytes that say little and bytes that cannot be made smaller, on both sides of what is small.
    fn bytes() -> impl Strategy<Value = Vec<u8>> {
        let alike = (0..3 * SMALL).prop_map(|n| b"COD\t41.60\tmg/L\t20260301120000\t00\r\n".repeat(n / 34 + 1));
        prop_oneof![alike, prop::collection::vec(any::<u8>(), 0..2 * SMALL)]
    }

    proptest! {
        #[test]
        fn what_is_packed_comes_back(bytes in bytes()) {
            let packed = Packed::of(&bytes).unwrap();
            prop_assert_eq!(&*packed.codec, if bytes.len() > SMALL { DEFLATE } else { LZ4 });
            prop_assert_eq!(packed.bytes().unwrap(), bytes);
        }

        #[test]
        fn damaged_bodies_come_to_an_end(codec in prop_oneof![Just(DEFLATE), Just(LZ4)], body: Vec<u8>) {
            if let Ok(bytes) = (Packed { codec: codec.into(), body }).bytes() {
                prop_assert!(bytes.len() <= LARGEST);
            }
        }
    }

    #[test]
    fn a_body_that_says_more_than_it_can_be_is_refused_before_memory_is_asked_for() {
        let body = u32::MAX.to_le_bytes().to_vec();
        let refused = Packed { codec: LZ4.into(), body }.bytes().unwrap_err();
        assert_eq!(refused.to_string(), "it says that it was 4294967295 bytes");
        let refused = Packed { codec: "zip".into(), body: Vec::new() }.bytes().unwrap_err();
        assert_eq!(refused.to_string(), "it is packed as zip");
    }
}
