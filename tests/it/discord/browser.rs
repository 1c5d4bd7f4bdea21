//! The playground in a real browser: ask, complete, page, choose, cite, report. Skipped with a line
//! where there is no Chromium.

use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use futures::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::{TcpListener, TcpStream};
use tokio::process::{Child, Command};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};
use youcheng::discord::playground;
use youcheng::ops::shutdown::Shutdown;

use super::bot;

/// A page of a headless Chromium, steered through its debugging socket.
pub(super) struct Page {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    session: Option<String>,
    next: u64,
    _browser: Child,
    _profile: tempfile::TempDir,
}

fn chromium() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let names = ["chromium", "chromium-browser", "google-chrome"];
    std::env::split_paths(&path)
        .flat_map(|dir| names.map(|name| dir.join(name)))
        .find(|file| file.is_file())
}

impl Page {
    async fn open(url: &str) -> Option<Self> {
        let profile = tempfile::tempdir().unwrap();
        let browser = Command::new(chromium()?)
            .args([
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--remote-debugging-port=0",
            ])
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .arg("about:blank")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let port_file = profile.path().join("DevToolsActivePort");
        let (port, path) = loop {
            let text = tokio::fs::read_to_string(&port_file)
                .await
                .unwrap_or_default();
            let mut lines = text.lines().map(str::to_owned);
            if let (Some(port), Some(path)) = (lines.next(), lines.next()) {
                break (port, path);
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        };
        let url_of_socket = format!("ws://127.0.0.1:{port}{path}");
        let (socket, _) = tokio_tungstenite::connect_async(url_of_socket)
            .await
            .unwrap();
        let mut page = Self {
            socket,
            session: None,
            next: 0,
            _browser: browser,
            _profile: profile,
        };
        let target = page.call("Target.createTarget", &json!({"url": url})).await;
        let attach = json!({"targetId": target["targetId"], "flatten": true});
        let attached = page.call("Target.attachToTarget", &attach).await;
        page.session = attached["sessionId"].as_str().map(str::to_owned);
        page.until("document.body?.dataset.ready === 'yes'").await;
        Some(page)
    }

    async fn call(&mut self, method: &str, params: &Value) -> Value {
        self.next += 1;
        let id = self.next;
        let mut call = json!({"id": id, "method": method, "params": params});
        if let Some(session) = &self.session {
            call["sessionId"] = json!(session);
        }
        self.socket
            .send(Message::Text(call.to_string()))
            .await
            .unwrap();
        while let Some(message) = self.socket.next().await {
            let Ok(Message::Text(text)) = message else {
                continue;
            };
            let message: Value = serde_json::from_str(&text).unwrap();
            if message["id"] == id {
                return message["result"].clone();
            }
        }
        panic!("the browser went away");
    }

    /// The value of an expression in the page.
    pub(super) async fn js(&mut self, expression: &str) -> Value {
        let params = json!({"expression": expression, "returnByValue": true});
        self.call("Runtime.evaluate", &params).await["result"]["value"].clone()
    }

    /// Waits until an expression is true.
    pub(super) async fn until(&mut self, expression: &str) {
        for _ in 0..600 {
            if self.js(expression).await == true {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        let seen = self.js("document.body.innerText").await;
        panic!("waited half a minute for {expression}; the page says: {seen}");
    }

    /// Types into whatever has the focus.
    pub(super) async fn type_text(&mut self, text: &str) {
        self.call("Input.insertText", &json!({"text": text})).await;
    }

    pub(super) async fn enter(&mut self) {
        self.key("Enter", 13, "\r").await;
    }

    /// Presses a key of the keyboard; `text` is what it writes.
    pub(super) async fn key(&mut self, key: &str, code: u32, text: &str) {
        for kind in ["keyDown", "keyUp"] {
            let key = json!({"type": kind, "key": key, "code": key, "text": text,
                             "windowsVirtualKeyCode": code});
            self.call("Input.dispatchKeyEvent", &key).await;
        }
    }

    /// Presses the last button with this label.
    pub(super) async fn press(&mut self, label: &str) {
        let label = json!(label);
        let buttons = "[...document.querySelectorAll('button')]";
        self.js(&format!(
            "{buttons}.filter(b => b.textContent === {label}).at(-1).click()"
        ))
        .await;
    }
}

/// The text of the last message in the channel.
pub(super) const LAST: &str = "document.querySelector('#log > li:last-child').innerText";

/// The playground as a page of a browser, and its service; none without a browser.
pub(super) async fn playground(query: &str) -> Option<(Page, Served)> {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/{query}", listener.local_addr().unwrap());
    let stop = Shutdown::default();
    let task = tokio::spawn(playground::serve(listener, bot().await, stop.clone()));
    Some((Page::open(&url).await?, Served { stop, task }))
}

/// A playground that is served.
pub(super) struct Served {
    stop: Shutdown,
    task: tokio::task::JoinHandle<std::io::Result<()>>,
}

impl Served {
    /// Stops it; work in flight is finished first.
    pub(super) async fn stop(self) {
        self.stop.begin();
        self.task.await.unwrap().unwrap();
    }
}

#[tokio::test]
async fn a_visitor_asks_completes_pages_cites_and_reports() {
    let Some((mut page, served)) = playground("?locale=en-US").await else {
        println!("skipped: there is no Chromium on this machine");
        return;
    };

    // A question in words.
    page.type_text("when did Tianjin and Kobe pair").await;
    page.enter().await;
    page.until(&format!("{LAST}.includes('1973-06-24')")).await;

    // A command, by keyboard alone, with a completed name.
    page.type_text("/partners").await;
    page.until("document.getElementById('menu').children.length === 1")
        .await;
    page.enter().await;
    page.until("document.activeElement.name === 'place'").await;
    page.type_text("jiangsu").await;
    let first = "document.querySelector('#menu li')?.innerText.startsWith('Jiangsu')";
    page.until(&format!("{first} === true")).await;
    page.enter().await;
    page.until("document.activeElement.value.startsWith('Jiangsu')")
        .await;
    page.enter().await;
    page.until(&format!("{LAST}.includes('page 1 of')")).await;

    // Pages take each other's place.
    let messages = "document.querySelectorAll('#log > li').length";
    let before = page.js(messages).await;
    page.press("Next ▶").await;
    page.until(&format!("{LAST}.includes('page 2 of')")).await;
    assert_eq!(page.js(messages).await, before);

    // References in a style.
    page.press("Cite as …").await;
    page.until(&format!("{LAST}.includes('Only you')")).await;
    page.press("Choose a style").await;
    page.js(
        "[...document.querySelectorAll('.choices li')].filter(line => line.innerText === 'BibTeX').at(-1).click()",
    )
    .await;
    page.until(&format!("{LAST}.includes('@online')")).await;

    // A report.
    page.press("Wrong?").await;
    page.until("document.getElementById('modal').open").await;
    page.js("document.querySelector('dialog textarea').focus()")
        .await;
    page.type_text("a date is wrong").await;
    page.press("Submit").await;
    page.until(&format!("{LAST}.includes('Thank you')")).await;

    drop(page);
    served.stop().await;
}

#[tokio::test]
async fn a_round_of_the_quiz_is_played_to_its_score_board() {
    let Some((mut page, served)) = playground("?locale=en-US").await else {
        println!("skipped: there is no Chromium on this machine");
        return;
    };
    page.type_text("/quiz").await;
    page.until("document.getElementById('menu').children.length === 1")
        .await;
    page.enter().await;
    page.until("document.body.innerText.includes('+ topic')")
        .await;
    page.press("Send").await;

    // The first of the four answers, right or wrong.
    let told = "(document.body.innerText.match(/Right!|No, not/g) || []).length";
    let questions = "Number(document.body.innerText.match(/Question 1 of (\\d+)/)?.[1])";
    page.until(&format!("{questions} > 0")).await;
    let questions = page.js(questions).await.as_u64().unwrap();
    for number in 1..=questions {
        page.until(&format!(
            "document.body.innerText.includes('Question {number} of {questions}')"
        ))
        .await;
        page.js("[...document.querySelectorAll('#log button')]\
             .filter(button => button.textContent.startsWith('A · ')).at(-1).click()")
            .await;
        page.until(&format!("{told} === {number}")).await;
        page.press(if number < questions {
            "Next question"
        } else {
            "Score board"
        })
        .await;
    }
    page.until("document.body.innerText.includes('The quiz is over.')")
        .await;

    drop(page);
    served.stop().await;
}
