//! Words of everyday English that are never names with a typing error in them.
//!
//! "Dates" is no error in the name of Date in Japan, and a question about the "busiest" year names no
//! unknown place. Names that are spelled right are found before this list is asked.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Plurals and forms stand for themselves.
const WORDS: &str = "abandon abandoned able above accurate across actively add adds admit advance afraid again \
    against aged ago agree agreements aim alike alive all allow almost alone along alphabetical \
    alphabetically already always american amid among amount angle annoying another antiquity \
    anybody anything anyway apart apparently appear appears apply approximate areas around arrange \
    arranged arrive ascending aside ask asked asking assume attached august autumn available average \
    avoid aware away awesome back background bad bank base based basic basically basis beautiful \
    became because become begin beginning behind belong belonging belongs below best better big \
    bigger biggest bit blind blindly bold book boring born both bottom breakdown brief briefly bring \
    broken build building built bunch bundle busiest business busy buy calculate call called calling \
    came can cannot capital capitals care carry case cases catch category certain chance change \
    chart charts cheers choose chronicle chronological chronologically citizens civil claim claims \
    clear clever close closed closely closest coastal collect college column columns combined come \
    comes coming common companies compile complete completely concerned concerning confirm confused \
    connect connected connection connections consider consist consists contact contain contains \
    continue contract contracts contrast cool cooperate cooperation copy correct correctly count \
    counted counties counting county course cover crazy create cultural culture curious currently \
    daily data date dated dates dating day days deal deals decade decades decide decreasing deep \
    defence defense definitely department descending describe describes description desire detail \
    detailed details determine did different direct directly discover display distinct districts \
    divided does doing done dormant double down dozen draw drop during duties eager early easily \
    east eastern easy economic economy edge education eight either eleven else email emerging empty \
    end ends enjoy enough enter entire entirely entries entry equal equally especially essentially \
    establishing establishment etc even eventually ever every everybody everyone everything exact \
    exactly example examples except exchange exchanges exclude excuse existed expand expect expected \
    expert explore extra fact factory facts fair fall fallen falls false familiar famous far fast \
    favorite favourite feel fetch few field fifth figure file fill filter final finally fine finish \
    finished firstly five fix folder follow following food foot for form formal formally format \
    former found four fourth fraction free frequent frequently friendly front full fully fun fund \
    funded funny further future game gather general generally generate generic gets getting glad \
    glance global go goes going gone good got government governments grand great greatest greetings \
    group groups grow guess half handle happen happened happens happy hard hardly have having \
    heading headline headquarters heard help helpful hence here hey high higher highly history hold \
    holds hometown hope hopefully hospital hospitals host hot hour hours house however huge human \
    hundred idea ideally ideas identify illustrate image immediately important impress include \
    included includes including increase indeed indicate individual industry info inform information \
    initial initially inner inside instance instantly instead intend interest interested interesting \
    internal introduce issue item items itself join joined kind kindly kinds knew knowing language \
    languages large largest last lastly lately later late latter layer lead learn learned learning leave \
    lecture left less letter level levels life likely limit line link linked listed listing lists \
    literally little live lively living local locate located location locations logically lol long \
    longer look looking loose lot lots love low lower made main mainly major majority maker making \
    map maps march match matter matters maybe mean means meant measure meet meeting memory mention \
    mentioned merely mid middle might million mind ministry minor minus minute minutes missed \
    missing mistake mix modern moment money month months moreover mostly move movement much multiple \
    music must myself name named namely names natural near nearby nearest necessary needed needs \
    neglect neglected neighbour neighbours neither never newly next nice night nine ninth normal \
    north northeast northern northwest note noted notes nothing notice now numbers object obviously \
    occasion occur odd off offer office official officially often ok old older once one ones ongoing \
    online only open opened opening opinion opposed opposite option optional options order ordered \
    orderly originally other others otherwise ought outer outline outlined output over overall \
    overlap overview own page pages pair papers paragraph part partial partially particular \
    particularly partly parts pass past pattern peace people percent percentage perfect perfectly \
    perhaps period periods permits person phone pick picked picture pictures piece place plain plan \
    plans play please pleased plenty plot plus point points popular position possess possible \
    possibly power practice preferably prepare present presentation presenting press pretty previous \
    previously primarily print probable probably problem proceed produce prof program project \
    promise prompt proper properly provided provides providing public purely purpose put quick \
    quickly quite quote random randomly ranging rapidly rarely rate rather reach reached read reader \
    reading reads ready real reason reasons receive recent recently reckon record recorded records \
    refer refers reflect regarding regards regular relate related relation relative relatively \
    reliable rely remain remaining remember reminder remove repeat replied reply represent \
    represented request respective respectively rest result results retrieve return reveal review \
    rich right road role room rough roughly round rounded row rows run sake same sample save saying \
    says scale scattered score seaport search second section sectors secure security seek seem seems \
    seen select selected send sense sentence separate separated series seriously serve set seven \
    seventh several shall shape share short shortly should show showing shown side sign significant \
    signing signings similar simple simply since site sits situation six sixth size skip slice slide \
    slides slightly slogan slogans slow small social solely some somehow someone something sometime \
    sometimes somewhat somewhere soon sort sorted sounds source sources south southeast southern \
    southwest space speak special specific specifically specify speech speeches split spot spread \
    stand standing stands start state stated states statistics stats status stay step stop story \
    strange street strictly strong strongly structure studied studies study studying stuff style \
    subject successful such suggest sum summarise summarised summarize summarized summary super \
    supply support suppose supposed sure surprise system table tables tabulate take taken talk task \
    teach teaching team ten tends tenth term terminated terminology terms test text than thank that \
    their them themes there therefore thereof these thesis thing things third thoroughly those \
    though thought thousand three through tied till time times tiny title titles today together \
    tomorrow tonight topic topics totally touch toward towards township townships trace track trade \
    travel trip trouble trust truth try trying turn tutor twelve twice two type typed types typical \
    ultimately unclear under understand unique unit units universities university unsure until \
    upcoming update updated updates upper used useful useless user using usual usually value values \
    various verified version very via vice view views village villages visit visited wait wanna want \
    wanted war watch way ways web week weeks weird welcome well went were west western what whatever \
    when where wherever whether whichever while who whoever whole why wide wise wish within without \
    wonder wonderful wondering word words work working works workshop world worry worse worst worth \
    wrap write writing wrong yeah yearly years yes yesterday yet yields yo young yours zone";

/// Words of everyday Chinese, which no unknown place is called by.
const CHINESE: [&str; 125] = [
    "发明",
    "浪费",
    "小区",
    "交往",
    "来往",
    "往来",
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
    "开展",
    "名录",
    "办公室",
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
