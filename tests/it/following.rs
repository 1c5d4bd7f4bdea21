//! What is changed for all reaches the databases of servers row by row, as if all were loaded anew.

use std::collections::BTreeSet;
use std::path::Path;

use sqlx::ConnectOptions as _;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use tempfile::TempDir;
use youcheng::cli::data::export;
use youcheng::config::server_dir;
use youcheng::facts::Kind;
use youcheng::passages::document;
use youcheng::store::changes::Wanted;
use youcheng::store::documents::Origin;
use youcheng::store::{FILE_NAME, Store};

use crate::changes::{by, kobe, row, tie};
use crate::databases::Home;
use crate::facts::SMALL;

/// A step of what people do to the data of all, in one transaction.
enum Step {
    Add(Kind, &'static [&'static str]),
    Set(Kind, &'static str, &'static [&'static str]),
    Retire(Kind, &'static str),
}

use Step::{Add, Retire, Set};

const UBE: &[&str] = &[
    "jp-ube", "city", "JP", "jp", "Ube", "宇部", "宇部", "", "", "", "",
];
const UBE_SHI: &[&str] = &[
    "jp-ube",
    "city",
    "JP",
    "jp",
    "Ube City",
    "宇部市",
    "宇部市",
    "",
    "",
    "",
    "",
];

/// What happens to the data of all, one transaction after the other.
const COURSE: &[&[Step]] = &[
    &[
        Add(Kind::Source, &["new", "Paper", "Title", "", "2020", "en"]),
        Add(Kind::Place, UBE),
        Add(Kind::Alias, &["jp-ube", "en", "Ubeport"]),
        Add(
            Kind::Partnership,
            &["cn-tianjin", "jp-ube", "2020", "document", "active", "new"],
        ),
        Add(
            Kind::Figure,
            &[
                "partnerships",
                "jp-ube",
                "1",
                "pairs",
                "2020",
                "new",
                "",
                "",
                "formal",
            ],
        ),
    ],
    // The server says something else of these two.
    &[Set(
        Kind::Partnership,
        "cn-tianjin jp-kobe",
        &[
            "cn-tianjin",
            "jp-kobe",
            "1973-06-26",
            "document",
            "active",
            "yang-2015",
        ],
    )],
    &[Add(
        Kind::Partnership,
        &[
            "cn-tianjin",
            "ke-nairobi",
            "1999",
            "document",
            "active",
            "yang-2015",
        ],
    )],
    &[
        Set(Kind::Place, "jp-ube", UBE_SHI),
        Add(Kind::Alias, &["ke-nairobi", "en", "Nairobbery"]),
    ],
    // What stood as an alias becomes the name.
    &[Retire(Kind::Alias, "jp-ube en Ubeport")],
    &[Set(
        Kind::Partnership,
        "cn-tianjin jp-ube",
        &[
            "cn-tianjin",
            "jp-ube",
            "2021",
            "document",
            "terminated",
            "new",
        ],
    )],
    // The server has said so all along.
    &[Set(
        Kind::Partnership,
        "cn-tianjin jp-kobe",
        &[
            "cn-tianjin",
            "jp-kobe",
            "1973-06-25",
            "unverified",
            "active",
            "yang-2015",
        ],
    )],
    &[
        Retire(Kind::Partnership, "cn-tianjin jp-ube"),
        Retire(Kind::Figure, "partnerships jp-ube 1 pairs 2020 new"),
        Retire(Kind::Place, "jp-ube"),
        Retire(Kind::Source, "new"),
    ],
    // With its own row of the same name the server needs a place that is gone again.
    &[Add(Kind::Place, UBE)],
    &[Retire(Kind::Place, "jp-ube")],
];

async fn take(store: &Store, steps: &[Step]) {
    let mut changing = store.change(by("a test")).await.unwrap();
    for step in steps {
        match step {
            Add(kind, cells) => {
                changing.add(row(*kind, cells)).await.unwrap();
            }
            Set(kind, key, cells) => {
                let wanted = Wanted::Key((*key).to_owned());
                let id = changing.row(*kind, &wanted).await.unwrap().unwrap().id;
                changing.set(id, row(*kind, cells)).await.unwrap();
            }
            Retire(kind, key) => {
                let wanted = Wanted::Key((*key).to_owned());
                changing.retire(*kind, &wanted).await.unwrap();
            }
        }
    }
    changing.commit().await.unwrap();
}

/// Everything that answers come from, in whatever order, and what has to be settled.
async fn held(store: &Store) -> BTreeSet<String> {
    let dir = TempDir::new().unwrap();
    export(store, dir.path(), &mut Vec::new()).await.unwrap();
    let mut all = BTreeSet::new();
    for file in std::fs::read_dir(dir.path()).unwrap() {
        let file = file.unwrap();
        let text = std::fs::read_to_string(file.path()).unwrap();
        let name = file.file_name().into_string().unwrap();
        all.extend(text.lines().map(|line| format!("{name}: {line}")));
    }
    let names = store.names().await.unwrap();
    let slug = |scope| {
        let mut places = names.places.iter();
        let place = places.find(|place| youcheng::places::Scope::Place(place.id) == scope);
        place.map(|place| place.slug.to_string())
    };
    all.extend(names.names.iter().map(|name| {
        let (of, text) = (slug(name.scope), &name.text);
        format!("name: {of:?} {:?} {} {text}", name.lang, name.main)
    }));
    for conflict in store.conflicts().await.unwrap() {
        let (seen, shipped) = (conflict.seen, conflict.shipped);
        all.insert(format!("conflict: {} {seen:?} {shipped:?}", conflict.key));
    }
    let documents = store.document_hashes().await.unwrap();
    all.extend(documents.into_iter().map(|pair| format!("{pair:?}")));
    all
}

async fn raw(dir: &Path) -> SqliteConnection {
    let options = SqliteConnectOptions::new().filename(dir.join(FILE_NAME));
    options.connect().await.unwrap()
}

/// In which load the rows came that nobody has touched.
async fn load_of_groups(dir: &Path) -> i64 {
    sqlx::query_scalar("SELECT min(shipped_in) FROM groups")
        .fetch_one(&mut raw(dir).await)
        .await
        .unwrap()
}

#[tokio::test]
async fn what_is_taken_over_row_by_row_is_as_if_all_were_loaded_anew() {
    let home = Home::sqlite();
    let shared = home.open(SMALL).await;
    let dirs = [1, 2].map(|server| server_dir(home.path(), Some(server)));
    let by_row = Store::open_following(&dirs[0], 1, &shared).await.unwrap();
    let anew = Store::open_following(&dirs[1], 2, &shared).await.unwrap();
    for own in [&by_row, &anew] {
        let mut changing = own.change(by("our own")).await.unwrap();
        let id = changing.row(Kind::Partnership, &kobe()).await.unwrap();
        let corrected = tie("1973-06-25", "active");
        changing.set(id.unwrap().id, corrected).await.unwrap();
        let cells = ["cn-tianjin", "ke-nairobi", "", "", "active", "yang-2015"];
        changing.add(row(Kind::Partnership, &cells)).await.unwrap();
        let cells = ["ke-nairobi", "en", "Nairobbery"];
        changing.add(row(Kind::Alias, &cells)).await.unwrap();
        changing.commit().await.unwrap();
    }
    let last = COURSE.len() - 1;
    for (at, steps) in COURSE.iter().enumerate() {
        take(&shared, steps).await;
        // Nothing is loaded row by row that another program loaded.
        sqlx::query("UPDATE meta SET loaded_by = '0'")
            .execute(&mut raw(&dirs[1]).await)
            .await
            .unwrap();
        for own in [&by_row, &anew] {
            own.follow(&shared).await.unwrap();
        }
        assert_eq!(held(&by_row).await, held(&anew).await, "after step {at}");
        if at < last {
            assert_eq!(load_of_groups(&dirs[0]).await, 1, "step {at} loaded all");
        }
        if at + 1 == last {
            let cells = ["cn-tianjin", "jp-ube", "", "", "active", "yang-2015"];
            for own in [&by_row, &anew] {
                take_own(own, &cells).await;
            }
        }
    }
    assert!(load_of_groups(&dirs[1]).await > 1);
}

async fn take_own(own: &Store, cells: &[&str]) {
    let mut changing = own.change(by("our own")).await.unwrap();
    changing.add(row(Kind::Partnership, cells)).await.unwrap();
    changing.commit().await.unwrap();
}

#[tokio::test]
async fn documents_that_are_added_for_all_and_taken_out_again_are_followed() {
    let home = Home::sqlite();
    let shared = home.open(SMALL).await;
    let dir = server_dir(home.path(), Some(1));
    let own = Store::open_following(&dir, 1, &shared).await.unwrap();
    let before = own.document_hashes().await.unwrap();
    assert_eq!(before, shared.document_hashes().await.unwrap());
    for text in ["The mayor feeds zebrafish.", "The mayor feeds sharks."] {
        let text = format!("---\nid: news\ntitle: News\nlang: en\n---\n\n{text}\n");
        let origin = Origin {
            file: "/news.md".to_owned(),
            added_at: 1,
            report: Vec::new(),
        };
        let reading = document::read(&text, "news.md").unwrap();
        shared.add_document(&reading, &origin, false).await.unwrap();
        own.follow(&shared).await.unwrap();
        let documents = own.document_hashes().await.unwrap();
        assert_eq!(documents, shared.document_hashes().await.unwrap());
        assert_eq!(documents.len(), before.len() + 1);
    }
    shared.remove_document("news").await.unwrap();
    own.follow(&shared).await.unwrap();
    assert_eq!(own.document_hashes().await.unwrap(), before);
    assert_eq!(load_of_groups(&dir).await, 1, "nothing was loaded anew");
}
