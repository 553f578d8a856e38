//! A carrier's SMS gateway that can be told to fail (*cổng tin nhắn giả*), on a port of this machine.
//!
//! It reads JSON and forms with the fields `to`, `text` and `id`, sends each `id` once, and answers
//! `{"result":{"code":"0"}}`. It shares no code with the sender that it plays the other side of.

use std::collections::{BTreeMap, VecDeque};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

/// How the gateway takes the next message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// It sends it and says so.
    Taken,
    /// It sends it and says so twice.
    Twice,
    /// It sends it, and the line drops before it can say so.
    Lost,
    /// It says nothing and keeps the line.
    Silent,
    /// This status, and nothing is sent.
    Status(u16),
    /// It refuses the number, with status 200 as many gateways do.
    RefusedNumber,
    /// It speaks of something else.
    Nonsense,
}

#[derive(Default)]
struct State {
    answers: VecDeque<Answer>,
    requests: Vec<(String, BTreeMap<String, String>)>,
    sent: BTreeMap<String, (String, String)>,
    kept: Vec<TcpStream>,
}

/// The gateway; it ends when it is dropped.
pub struct SmsGateway {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
    ending: Arc<AtomicBool>,
    door: Option<JoinHandle<()>>,
}

impl SmsGateway {
    /// Opens one.
    pub fn start() -> SmsGateway {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("its address");
        let (state, ending) = (Arc::new(Mutex::new(State::default())), Arc::new(AtomicBool::new(false)));
        let (inside, over) = (state.clone(), ending.clone());
        let door = std::thread::spawn(move || {
            for line in listener.incoming().flatten() {
                if over.load(Ordering::SeqCst) {
                    return;
                }
                // A line that breaks is its caller's business.
                let _ = answer(line, &inside);
            }
        });
        SmsGateway { address, state, ending, door: Some(door) }
    }

    /// Where requests are posted.
    pub fn url(&self) -> String {
        format!("http://{}/send", self.address)
    }

    /// How it takes the next messages; those after them it takes as it should.
    pub fn answer_next(&self, answers: impl IntoIterator<Item = Answer>) {
        self.state().answers.extend(answers);
    }

    /// Number and text of what was sent to telephones, each once.
    pub fn sent(&self) -> Vec<(String, String)> {
        self.state().sent.values().cloned().collect()
    }

    /// What was asked for: the head of the request and its fields.
    pub fn requests(&self) -> Vec<(String, BTreeMap<String, String>)> {
        self.state().requests.clone()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for SmsGateway {
    fn drop(&mut self) {
        self.ending.store(true, Ordering::SeqCst);
        // The door looks up when somebody comes.
        drop(TcpStream::connect(self.address));
        if let Some(door) = self.door.take() {
            let _ = door.join();
        }
    }
}

fn answer(line: TcpStream, state: &Mutex<State>) -> std::io::Result<()> {
    let (head, body) = request(&line)?;
    let fields = fields(&head, &body);
    let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
    let answer = state.answers.pop_front().unwrap_or(Answer::Taken);
    if matches!(answer, Answer::Taken | Answer::Twice | Answer::Lost) {
        let field = |name: &str| fields.get(name).cloned().unwrap_or_default();
        state.sent.entry(field("id")).or_insert((field("to"), field("text")));
    }
    state.requests.push((head, fields));
    match answer {
        Answer::Taken => write(&line, 200, r#"{"result":{"code":"0"}}"#),
        Answer::Twice => {
            write(&line, 200, r#"{"result":{"code":"0"}}"#)?;
            write(&line, 200, r#"{"result":{"code":"0"}}"#)
        }
        Answer::Lost => Ok(()),
        Answer::Silent => {
            state.kept.push(line);
            Ok(())
        }
        Answer::Status(status) => write(&line, status, "{}"),
        Answer::RefusedNumber => {
            let to = state.requests.last().and_then(|(_, f)| f.get("to")).cloned().unwrap_or_default();
            write(&line, 200, &format!(r#"{{"result":{{"code":"BAD NUMBER {to}"}}}}"#))
        }
        Answer::Nonsense => write(&line, 200, "<html>maintenance</html>"),
    }
}

fn request(line: &TcpStream) -> std::io::Result<(String, Vec<u8>)> {
    let mut reader = BufReader::new(line);
    let (mut head, mut length) = (String::new(), 0);
    loop {
        let mut row = String::new();
        if reader.read_line(&mut row)? == 0 || row == "\r\n" {
            break;
        }
        if let Some((name, value)) = row.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().unwrap_or(0);
        }
        head.push_str(&row);
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    Ok((head, body))
}

/// The fields of a body, each as text.
fn fields(head: &str, body: &[u8]) -> BTreeMap<String, String> {
    if head.to_ascii_lowercase().contains("application/json") {
        let body: serde_json::Value = serde_json::from_slice(body).unwrap_or_default();
        let text = |v: &serde_json::Value| v.as_str().map_or_else(|| v.to_string(), str::to_owned);
        return body.as_object().into_iter().flatten().map(|(k, v)| (k.clone(), text(v))).collect();
    }
    let body = String::from_utf8_lossy(body);
    body.split('&').filter_map(|f| f.split_once('=')).map(|(k, v)| (unescaped(k), unescaped(v))).collect()
}

fn unescaped(text: &str) -> String {
    let mut out = Vec::new();
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        out.push(match byte {
            b'+' => b' ',
            b'%' => {
                let digits: Vec<u8> = bytes.by_ref().take(2).collect();
                std::str::from_utf8(&digits).ok().and_then(|d| u8::from_str_radix(d, 16).ok()).unwrap_or(b'?')
            }
            byte => byte,
        });
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn write(mut line: &TcpStream, status: u16, body: &str) -> std::io::Result<()> {
    let length = body.len();
    write!(
        line,
        "HTTP/1.1 {status} Said\r\ncontent-type: application/json\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}"
    )
}
