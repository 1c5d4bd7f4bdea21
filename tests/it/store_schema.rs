//! The schema by itself: whatever enters a row, wrong rows are impossible.

use crate::databases::{Home, both};
use crate::facts::SMALL;

both!(wrong_rows_are_refused);

/// The small facts: 1 China, 2 Jiangsu, 3 Suzhou, 4 Tianjin, 5 Japan, 6 Kobe, 7 Kenya, 8 Nairobi;
/// groups 1 world, 2 Africa; source 1.
async fn wrong_rows_are_refused(home: Home) {
    const PLACE: &str = "INSERT INTO places
        (id, slug, level, country, parent_id, province_id, en, zh, zh_hant, lat, lon, coord_source)
        VALUES ";
    const TIE: &str = "INSERT INTO partnerships
        (id, cn_id, province_id, partner_id, country, since, since_basis, status, source_id)
        VALUES ";
    const FIGURE: &str = "INSERT INTO figures
        (id, metric, place_id, group_id, value, unit, as_of, source_id) VALUES ";
    const SOURCE: &str =
        "INSERT INTO sources (id, slug, publisher, title, url, as_of, lang) VALUES ";
    const NAME: &str =
        "INSERT INTO names (id, place_id, group_id, lang, main, name, folded) VALUES ";
    #[rustfmt::skip]
    let cases = [
        (PLACE, "(90,'jp-x','city','JP',5,NULL,'X','某','某',NULL,NULL,NULL)", true),
        (PLACE, "(90,'cn-x','county','CN',3,2,'X','某','某',1.5,2.5,'s')", true),
        (PLACE, "(90,'jp-kobe','city','JP',5,NULL,'X','某','某',NULL,NULL,NULL)", false), // slug
        (PLACE, "(90,'jp2','country','JP',NULL,NULL,'X','某','某',NULL,NULL,NULL)", false), // second Japan
        (PLACE, "(90,'xx-x','city','XX',5,NULL,'X','某','某',NULL,NULL,NULL)", false), // no such country
        (PLACE, "(90,'jp-x','city','jp',5,NULL,'X','某','某',NULL,NULL,NULL)", false),
        (PLACE, "(90,'jp-x','town','JP',5,NULL,'X','某','某',NULL,NULL,NULL)", false),
        (PLACE, "(90,'jp-x','city','JP',NULL,NULL,'X','某','某',NULL,NULL,NULL)", false), // no parent
        (PLACE, "(90,'jp-x','city','JP',77,NULL,'X','某','某',NULL,NULL,NULL)", false),
        (PLACE, "(90,'jp-x','city','JP',5,2,'X','某','某',NULL,NULL,NULL)", false), // in Jiangsu
        (PLACE, "(90,'cn-x','county','CN',3,NULL,'X','某','某',NULL,NULL,NULL)", false),
        (PLACE, "(90,'jp-x','city','JP',5,NULL,'','某','某',NULL,NULL,NULL)", false),
        (PLACE, "(90,'jp-x','city','JP',5,NULL,'X','某','某',91,0,'s')", false),
        (PLACE, "(90,'jp-x','city','JP',5,NULL,'X','某','某',1,NULL,'s')", false),
        (TIE, "(90,2,2,6,'JP',19800512,'document','active',1)", true),
        (TIE, "(90,2,2,6,'JP',NULL,NULL,'active',1)", true),
        (TIE, "(90,4,4,6,'JP',NULL,NULL,'active',1)", false), // known already
        (TIE, "(90,6,2,2,'JP',NULL,NULL,'active',1)", false), // the wrong way round
        (TIE, "(90,2,2,3,'CN',NULL,NULL,'active',1)", false), // both Chinese
        (TIE, "(90,6,2,8,'KE',NULL,NULL,'active',1)", false), // both foreign
        (TIE, "(90,1,2,6,'JP',NULL,NULL,'active',1)", false), // China itself
        (TIE, "(90,2,2,5,'JP',NULL,NULL,'active',1)", false), // Japan itself
        (TIE, "(90,3,4,6,'JP',NULL,NULL,'active',1)", false), // Suzhou is not in Tianjin
        (TIE, "(90,2,2,6,'KE',NULL,NULL,'active',1)", false), // Kobe is not in Kenya
        (TIE, "(90,2,2,6,'JP',19801301,'document','active',1)", false),
        (TIE, "(90,2,2,6,'JP',19800431,'document','active',1)", false),
        (TIE, "(90,2,2,6,'JP',19800012,'document','active',1)", false),
        (TIE, "(90,2,2,6,'JP',1980,'document','active',1)", false),
        (TIE, "(90,2,2,6,'JP','1980-05-12','document','active',1)", false),
        (TIE, "(90,2,2,6,'JP',19800512,NULL,'active',1)", false),
        (TIE, "(90,2,2,6,'JP',NULL,'document','active',1)", false),
        (TIE, "(90,2,2,6,'JP',19800512,'rumour','active',1)", false),
        (TIE, "(90,2,2,6,'JP',NULL,NULL,'asleep',1)", false),
        (TIE, "(90,2,2,6,'JP',NULL,NULL,'active',77)", false),
        (TIE, "(90,2,2,6,'JP',NULL,NULL,'active',NULL)", false),
        (FIGURE, "(90,'partnerships',4,NULL,41,'pairs',20160000,1)", true),
        (FIGURE, "(90,'country_rank_share',NULL,1,54.9,'percent',NULL,1)", true),
        (FIGURE, "(90,'partnerships',4,NULL,40,'pairs',20150000,1)", false), // known already
        (FIGURE, "(90,'partnerships',4,1,41,'pairs',NULL,1)", false), // two scopes
        (FIGURE, "(90,'partnerships',NULL,NULL,41,'pairs',NULL,1)", false),
        (FIGURE, "(90,'pairs',4,NULL,41,'pairs',NULL,1)", false),
        (FIGURE, "(90,'partnerships',4,NULL,41,'tons',NULL,1)", false),
        (FIGURE, "(90,'partnerships',4,NULL,41.5,'pairs',NULL,1)", false),
        (FIGURE, "(90,'partnerships',4,NULL,-1,'pairs',NULL,1)", false),
        (FIGURE, "(90,'country_rank_share',4,NULL,101,'percent',NULL,1)", false),
        (FIGURE, "(90,'partnerships',4,NULL,41,'pairs',20169900,1)", false),
        (FIGURE, "(90,'partnerships',4,NULL,41,'pairs',NULL,77)", false),
        (SOURCE, "(90,'new','P','T','https://example.org',2015,'en')", false), // date not packed
        (SOURCE, "(90,'new','P','T','https://example.org',20150000,'en')", true),
        (SOURCE, "(90,'new','P','T','javascript:alert(1)',NULL,'en')", false),
        (SOURCE, "(90,'yang-2015','P','T',NULL,NULL,'en')", false),
        (NAME, "(90,4,NULL,'en',FALSE,'Tientsin','tientsin')", true),
        (NAME, "(90,4,NULL,'en',FALSE,'Tianjin','tianjin')", false), // known already
        (NAME, "(90,4,1,'en',FALSE,'X','x')", false),
        (NAME, "(90,NULL,NULL,'en',FALSE,'X','x')", false),
        (NAME, "(90,4,NULL,'fr',FALSE,'X','x')", false),
        ("INSERT INTO group_members (group_id, iso) VALUES ", "(2,'JP')", true),
        ("INSERT INTO group_members (group_id, iso) VALUES ", "(2,'KE')", false), // known already
        ("INSERT INTO group_members (group_id, iso) VALUES ", "(2,'XX')", false),
        ("INSERT INTO meta (id, data_version, loaded_by, generation) VALUES ", "(2,'','',0)", false),
        ("DELETE FROM sources", "", false), // still needed
        ("DELETE FROM places WHERE slug = ", "'jp-kobe'", false),
        ("UPDATE places SET country = 'KE' WHERE slug = ", "'jp-kobe'", false),
    ];
    home.open(SMALL).await.close().await;
    for (statement, values, accepted) in cases {
        let result = home.try_out(&format!("{statement}{values}")).await;
        assert_eq!(result.is_ok(), accepted, "{statement}{values}: {result:?}");
    }
}
