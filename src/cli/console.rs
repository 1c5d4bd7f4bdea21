//! `youcheng console`: one question after the other, with a history.

use anyhow::Context;
use rustyline::DefaultEditor;
use rustyline::error::ReadlineError;

use super::ask::answer;
use super::engine;
use super::home::Home;

const HELP: &str = "\
Type a question in English or Chinese:
  partners of Tianjin · Tianjin's partners in Japan since 1980
  which Chinese cities are paired with Kobe · when did Wuhan and Oita pair
  Africa total · top 10 countries · Jiangsu vs Shandong
  share of the top ten countries · provinces without an African partner
  天津的友好城市 · 非洲总数 · 友城最多的前三个省 · 北京和上海的共同友城
Commands: help, quit. The arrow keys bring earlier questions back.";

pub(super) async fn run(home: &Home) -> anyhow::Result<()> {
    let engine = engine(home).await?;
    let mut editor = DefaultEditor::new().context("cannot use this terminal for input")?;
    let history = home.dir.join("history.txt");
    // There is no history before the first use.
    let _ = editor.load_history(&history);
    println!("Ask about China's friendship cities. “help” shows examples, “quit” ends.");
    loop {
        match editor.readline("友城> ") {
            Ok(line) => match line.trim() {
                "" => {}
                "quit" | "exit" | "退出" => break,
                "help" | "?" | "帮助" => println!("{HELP}"),
                text => {
                    // A question that cannot be remembered is answered all the same.
                    let _ = editor.add_history_entry(text);
                    print!("{}", answer(&engine, text).await?);
                }
            },
            Err(ReadlineError::Interrupted | ReadlineError::Eof) => break,
            Err(error) => return Err(error).context("cannot read from this terminal"),
        }
    }
    if let Err(error) = editor.save_history(&history) {
        eprintln!(
            "the history could not be saved in {}: {error}",
            history.display()
        );
    }
    engine.close().await;
    Ok(())
}
