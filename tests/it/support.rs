//! What the tests share: one engine on the shipped facts, and a fixed day.

use std::sync::{Arc, OnceLock};

use tokio::runtime::Runtime;
use youcheng::answer::{Answer, Ask, Engine};
use youcheng::facts::Facts;
use youcheng::places::Gazetteer;
use youcheng::store::Store;

/// The day on which all tests take place.
pub(crate) fn today() -> jiff::civil::Date {
    jiff::civil::date(2026, 6, 15)
}

/// The names of the shipped facts.
pub(crate) fn gazetteer() -> &'static Gazetteer {
    static GAZETTEER: OnceLock<Gazetteer> = OnceLock::new();
    GAZETTEER.get_or_init(|| {
        let facts = Facts::embedded().expect("the shipped facts have no fault");
        Gazetteer::from_facts(&facts).expect("the names can be indexed")
    })
}

/// The answer of the shipped facts.
pub(crate) fn ask(text: &str) -> Answer {
    static ENGINE: OnceLock<(Runtime, Engine)> = OnceLock::new();
    let (runtime, engine) = ENGINE.get_or_init(|| {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .expect("a runtime");
        let facts = Facts::embedded().expect("the shipped facts have no fault");
        let engine = runtime.block_on(async {
            let store = Store::in_memory(&facts)
                .await
                .expect("the facts fit the store");
            Engine::new(store).await.expect("the store can be read")
        });
        (runtime, engine)
    });
    let asked = Ask {
        text,
        lang: None,
        today: today(),
    };
    runtime.block_on(engine.ask(&asked)).expect("an answer")
}

/// An engine on the shipped facts of its own, on the test's scheduler.
pub(crate) async fn engine() -> Arc<Engine> {
    let facts = Facts::embedded().unwrap();
    let store = Store::in_memory(&facts).await.unwrap();
    Arc::new(Engine::new(store).await.unwrap())
}
