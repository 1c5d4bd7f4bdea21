//! Words of everyday English that are never names with a typing error in them.
//!
//! "Dates" is no error in the name of Date in Japan, and a question about the "busiest" year names no
//! unknown place. Names that are spelled right are found before this list is asked.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Plurals and forms stand for themselves.
const WORDS: &str = "abandon abandoned able above across again ago agree agreements all alone \
    along alphabetical alphabetically already always among amount angle annoying another \
    antiquity anything anyway apart areas around arrange arranged ask asked asking average away \
    back background bad bank base based basic basically basis beautiful became because become \
    begin beginning behind below best better biggest bit blind blindly boring born both brief \
    bring broken build building built busiest business busy call called calling can capital \
    capitals care case cases catch category certain chance change chart charts choose \
    chronological chronologically citizens civil claim claims clear close closed closely closest \
    coastal college columns combined come comes common companies complete completely confused \
    consider contact contain contains contract contracts cool cooperate cooperation correct \
    counties county course cover create cultural culture data date dated dates day days deal \
    deals decade decades decide deep defence defense definitely department describe description \
    detail detailed details did different direct directly districts does doing done dormant \
    double down during duties early east eastern easy economic economy education eight either \
    eleven else empty end enjoy enough enter entire entries entry equal especially establishing \
    establishment even ever every everything exact exactly example examples exchange exchanges \
    excuse existed expand expect expert explore extra fact factory facts fair false famous far \
    fast favorite favourite few field fifth fill final finally fine finish finished five folder \
    follow following food foot for form formal formally former four fourth free frequent \
    frequently full fully fun fund funded funny further future game general generally good got \
    government governments grand great greatest group groups grow guess half happen happened \
    happens happy hard having headquarters heard help here high higher history hold holds \
    hometown hope hospital hospitals host hot hour hours house huge human hundred idea ideas \
    image important include included includes including indeed individual industry info inform \
    information inner inside instance interest interested interesting internal introduce issue \
    item items itself join joined kind kinds knowing language languages large last lately later \
    layer learn leave left less letter level levels life line lists literally little live living \
    local locate located location lol long longer look looking loose lot lots love low made main \
    mainly major maker making map maps march matter matters maybe mean meant meet meeting mention \
    mentioned mid middle might million mind ministry minute minutes missed mistake modern moment \
    money month months moreover mostly move movement much multiple music must myself name named \
    names natural near nearby nearest necessary neglect neglected neighbour neighbours never next \
    nice night nine ninth normal north northeast northern northwest note nothing notice now \
    numbers object odd off offer office official officially often old older once one ones online \
    open opened opening opinion opposite option options order ordered other others otherwise \
    outer output over overview page pages pair papers part particular partly parts pass past \
    pattern peace people percentage perhaps period periods permits person phone picture pictures \
    piece place plan plans play please plenty plus point points popular possible possibly power \
    practice present press pretty previous probably problem produce program project promise \
    proper properly public put quite random rather reach reached read reading ready real reason \
    reasons receive recent record recorded records refer regarding regular related relation \
    remain remember remove repeat replied reply result results return review rich right road role \
    room row rows run same save saying scale score seaport search second section sectors secure \
    security seem seems send sense separate separated series seriously set seven seventh several \
    shall shape share short should show showing side signing signings similar simple simply since \
    site situation six sixth size skip slogan slogans slow small social some someone something \
    sometimes soon sort sorted source sources south southeast southern southwest space speak \
    special specific specifically speech speeches split spread start state states statistics \
    stats status stay step stop story strange street strong structure stuff style subject \
    successful such suggest summarise summarize summary super support suppose supposed sure \
    surprise system table tables take taken talk task team ten tenth term terminated terminology \
    terms test text than thank that their them themes there these thing things third those though \
    thought thousand three through tied time times tiny title titles today together tomorrow \
    tonight topic topics touch toward towards township townships trade travel trip trouble try \
    trying tutor twelve twice two type types typical under understand unique unit units \
    universities university until update updated updates used useful useless usual usually \
    various version very via view village villages visit visited wait want wanted war way ways \
    web week weeks well went were west western what whatever when where wherever whether while \
    who whole why wide wish within without wonder wondering word words work working works world \
    worse worst worth write writing wrong yeah yearly years yes yesterday yet yo young yours";

/// Words of everyday Chinese, which no unknown place is called by.
const CHINESE: [&str; 116] = [
    "带来",
    "后果",
    "净增",
    "会不会",
    "教训",
    "破裂",
    "搞砸",
    "参观",
    "说法",
    "句话",
    "消息",
    "西方",
    "盲目",
    "遍布",
    "覆盖",
    "遍及",
    "千禧",
    "提供",
    "半个",
    "运动",
    "改革",
    "开放",
    "疫情",
    "合作",
    "交流",
    "经济",
    "文化",
    "教育",
    "旅游",
    "贸易",
    "发展",
    "期间",
    "建设",
    "投资",
    "企业",
    "公司",
    "人民",
    "国际",
    "外事",
    "政府",
    "部门",
    "机构",
    "组织",
    "单位",
    "领导",
    "市长",
    "省长",
    "学生",
    "学校",
    "大学",
    "医院",
    "港口",
    "机场",
    "体育",
    "科技",
    "环保",
    "签证",
    "航班",
    "互访",
    "访问",
    "活动",
    "项目",
    "协议",
    "文件",
    "翻番",
    "翻倍",
    "翻一番",
    "番用",
    "差别",
    "差不多",
    "帮助",
    "影响",
    "关系",
    "形式",
    "内容",
    "标准",
    "程序",
    "时期",
    "年代",
    "世纪",
    "以来",
    "最近",
    "今天",
    "明天",
    "昨天",
    "上午",
    "下午",
    "周末",
    "国庆",
    "春节",
    "地区",
    "区域",
    "沿海",
    "内陆",
    "东部",
    "西部",
    "中部",
    "南方",
    "北方",
    "东北",
    "西北",
    "西南",
    "华北",
    "华东",
    "华南",
    "华中",
    "三角洲",
    "经济带",
    "开发区",
    "自贸区",
    "数据",
    "统计",
    "来源",
    "资料",
    "名单",
    "新闻",
];

/// Does a word of everyday Chinese stand in it?
pub(super) fn has_ordinary_han(text: &str) -> bool {
    CHINESE.iter().any(|word| text.contains(word))
}

/// Is this a word of everyday English?
pub(super) fn is_ordinary(word: &str) -> bool {
    static ALL: LazyLock<HashSet<&str>> =
        LazyLock::new(|| WORDS.split_ascii_whitespace().collect());
    ALL.contains(word)
}
