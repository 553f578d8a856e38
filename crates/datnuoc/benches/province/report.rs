//! What was measured, as docs/performance.md.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::time::Instant;

/// The page that is being written.
pub struct Report {
    text: String,
}

impl Report {
    /// Begins with the machine as it is now.
    pub fn begin() -> Report {
        let text = format!(
            "# How fast it is\n\n\
             Written by `make bench`; to repeat a figure, run it again. Absolute figures are this machine's, ratios travel better. \
             Clients and server shared its cores, everything acknowledged was durable, and figures that are compared were taken in turns.\n\n\
             | the machine | |\n| --- | --- |\n\
             | processor | {} × {} |\n| memory | {} |\n| load before | {} |\n| a flush of 4 KiB to the disk | p50 {:.2} ms |\n",
            std::thread::available_parallelism().map_or(1, usize::from),
            field("/proc/cpuinfo", "model name"),
            field("/proc/meminfo", "MemTotal"),
            fs::read_to_string("/proc/loadavg").unwrap_or_default().split(' ').next().unwrap_or_default(),
            flush(),
        );
        Report { text }
    }

    /// A section for an engine.
    pub fn engine(&mut self, name: &str) {
        println!("{name}");
        let _ = write!(self.text, "\n## {name}\n\n| what | measured | beside |\n| --- | --- | --- |\n");
    }

    /// A line of it.
    pub fn line(&mut self, what: &str, measured: &str, beside: &str) {
        println!("  {what}: {measured} ({beside})");
        let _ = writeln!(self.text, "| {what} | {measured} | {beside} |");
    }

    /// Writes the page.
    pub fn write(self) {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/performance.md");
        fs::write(path, self.text).expect("the page is written");
    }
}

/// The first value of a field in a file of the system.
fn field(file: &str, name: &str) -> String {
    let text = fs::read_to_string(file).unwrap_or_default();
    let line = text.lines().find(|line| line.starts_with(name)).unwrap_or_default();
    line.split_once(':').map_or("unknown", |(_, value)| value.trim()).to_owned()
}

/// How long the disk takes for a flush, in milliseconds.
fn flush() -> f64 {
    let mut file = tempfile::tempfile().expect("a file");
    let mut times: Vec<f64> = (0..50)
        .map(|_| {
            let since = Instant::now();
            file.write_all(&[7; 4096]).and_then(|()| file.sync_data()).expect("it is written");
            since.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_unstable_by(f64::total_cmp);
    times[times.len() / 2]
}
