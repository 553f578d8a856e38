//! The order of records in an archive, with the hash over them.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use kernel::hex;
use sha2::{Digest, Sha256};

use super::encoding::{damaged, put, put_length, take, take_byte, take_bytes, take_length};
use super::{Head, MAGIC, TableHead};
use crate::error::Error;
use crate::value::Cell;

const TABLE: u8 = b'T';
const ROW: u8 = b'R';
const TABLE_END: u8 = b'Z';
const END: u8 = b'E';

/// Writes records.
pub(super) struct Writer<W: Write> {
    out: GzEncoder<W>,
    hash: Sha256,
    scratch: Vec<u8>,
}

impl<W: Write> Writer<W> {
    pub(super) fn new(mut out: W, head: &Head) -> Result<Self, Error> {
        out.write_all(MAGIC)?;
        let mut writer =
            Writer { out: GzEncoder::new(out, Compression::fast()), hash: Sha256::new(), scratch: Vec::new() };
        writer.json(head)?;
        Ok(writer)
    }

    pub(super) fn table(&mut self, head: &TableHead) -> Result<(), Error> {
        self.scratch.push(TABLE);
        self.json(head)
    }

    pub(super) fn row_begins(&mut self) {
        self.scratch.push(ROW);
    }

    pub(super) fn value(&mut self, cell: &Cell<'_>) {
        put(&mut self.scratch, cell);
    }

    pub(super) fn row_ends(&mut self) -> Result<(), Error> {
        self.flush()
    }

    pub(super) fn table_ends(&mut self, rows: u64) -> Result<(), Error> {
        self.scratch.push(TABLE_END);
        put_length(&mut self.scratch, rows);
        self.flush()
    }

    /// Writes the end and gives the hash, and the output back.
    pub(super) fn finish(mut self) -> Result<(String, W), Error> {
        self.scratch.push(END);
        self.flush()?;
        let hash = self.hash.finalize();
        self.out.write_all(&hash)?;
        Ok((hex(&hash), self.out.finish()?))
    }

    fn json(&mut self, head: &impl serde::Serialize) -> Result<(), Error> {
        let text = serde_json::to_vec(head).map_err(|e| Error::wrong(e.to_string()))?;
        put_length(&mut self.scratch, text.len() as u64);
        self.scratch.extend_from_slice(&text);
        self.flush()
    }

    fn flush(&mut self) -> Result<(), Error> {
        self.hash.update(&self.scratch);
        self.out.write_all(&self.scratch)?;
        self.scratch.clear();
        Ok(())
    }
}

/// Reads records.
pub(super) struct Reader<R: Read> {
    input: Hashed<R>,
}

/// What comes next outside a table.
pub(super) enum Next {
    Table(TableHead),
    /// The end; the hash over everything was right.
    End(String),
}

impl<R: Read> Reader<R> {
    pub(super) fn new(mut input: R) -> Result<(Self, Head), Error> {
        let mut magic = [0; MAGIC.len()];
        input.read_exact(&mut magic).map_err(|_| Error::wrong("this is no archive"))?;
        if magic != MAGIC {
            let known = magic.starts_with(b"datnuoc archive ");
            return Err(Error::wrong(if known {
                "the archive was written by a newer program"
            } else {
                "this is no archive"
            }));
        }
        let mut reader = Reader { input: Hashed { input: GzDecoder::new(input), hash: Sha256::new() } };
        let head = reader.json()?;
        Ok((reader, head))
    }

    pub(super) fn next(&mut self) -> Result<Next, Error> {
        match take_byte(&mut self.input)? {
            TABLE => Ok(Next::Table(self.json()?)),
            END => {
                let hash = self.input.hash.clone().finalize();
                let mut written = [0; 32];
                self.input.read_exact(&mut written)?;
                if written != hash[..] {
                    return Err(damaged("its hash is another"));
                }
                // Reading on checks the sum of the compressed bytes; nothing may follow.
                match self.input.read(&mut [0])? {
                    0 => Ok(Next::End(hex(&hash))),
                    _ => Err(damaged("something follows its end")),
                }
            }
            _ => Err(damaged("an unknown record")),
        }
    }

    /// The next row of a table of `columns` columns, or `None` at its end.
    pub(super) fn row(&mut self, columns: usize, before: u64) -> Result<Option<Vec<Cell<'static>>>, Error> {
        match take_byte(&mut self.input)? {
            ROW => (0..columns).map(|_| take(&mut self.input).map(Cell::from)).collect::<Result<_, _>>().map(Some),
            TABLE_END if take_length(&mut self.input)? == before => Ok(None),
            TABLE_END => Err(damaged("rows of a table are missing")),
            _ => Err(damaged("an unknown record in a table")),
        }
    }

    fn json<T: serde::de::DeserializeOwned>(&mut self) -> Result<T, Error> {
        serde_json::from_slice(&take_bytes(&mut self.input)?).map_err(|_| damaged("a head cannot be read"))
    }
}

/// Hashes what is read.
struct Hashed<R: Read> {
    input: GzDecoder<R>,
    hash: Sha256,
}

impl<R: Read> Read for Hashed<R> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        let n = self.input.read(out)?;
        self.hash.update(&out[..n]);
        Ok(n)
    }
}
