//! What is asked of facts: ties, counts, orders, kinds of places, and what narrows them.

use super::super::Cue;

pub(super) const CUES: &[(Cue, &str)] = &[
    (
        Cue::Partner,
        "sister city|sister cities|sister citys|sistercity|sister town|sister towns|\
         sister province|sister provinces|sister state|sister states|sister region|sister regions|\
         sister|sisters|sister ties|sister relationship|sister relationships|\
         sister city relationship|sister city relationships|twin city|twin cities|twin town|\
         twin towns|twin|twins|twinned|twinning|twinnings|paired|pairing|pairings|paired up|\
         pair up|pair with|pair up with|partner|partners|partnered|partnering|partnership|\
         partnerships|partner city|partner cities|partner town|partner towns|city partnership|\
         city partnerships|city pairing|city pairings|city link|city links|city tie|city ties|\
         city twinning|city twinnings|town twinning|town twinnings|town twinning agreements|\
         twinning agreements|town partnership|town partnerships|city partnership agreements|\
         became sisters|become sisters|friendship city|friendship cities|friendship town|\
         friendship towns|friendship city relationship|friendship city relationships|\
         friendship tie|friendship ties|friendship link|friendship links|friendly city|\
         friendly cities|friend city|friend cities|brother city|brother cities|ties|tie|pals|\
         buddies|any friends|have friends|has friends|friends in|friends with|friends abroad|\
         hooked up with|朋友圈|好朋友|手拉手|links|link|linked|counterpart|counterparts|friendship|\
         relationship|relationships|relations|sister provinces and states|\
         sister states and provinces|sister cities and provinces|sister provinces and cities|\
         tied the knot|get together|got together|tied|tied up|tied up with|tied to|go together|goes together|team up|\
         teamed up|teams up|linked up|joined hands|ally|allied|affiliated|affiliation|affiliations|\
         友城|友好城市|友好成市|友好程市|有好城市|又好城市|友好城|友市|友诚|友成|有城|由城|\
         友城叫什么名字|友好城市叫什么名字|友好省州|友好省|友好州|友好省区|友好县|友好关系|\
         友好城市关系|友城关系|姐妹城市|姊妹城市|姐妹城|姊妹城|姐妹|姊妹|姊妹市|姐妹市|姐妹省|\
         双胞胎城市|兄弟城市|伙伴城市|国际友城|国际友好城市|结好|结好城市|结为友好|结为友城|\
         结为友好城市|结成友城|结成友好城市|结为|结成|结对|结了|结的|结下了|缔结|结交|结友城|牵手|\
         结缘|结友|配对|建立友好关系|建立友好城市关系|结盟|伙伴",
    ),
    (
        Cue::Pair,
        "pair|pairs|couple|couples|agreements|deals|对|对子",
    ),
    (
        Cue::HowMany,
        "how many|how mny|how mnay|how manny|how amny|hwo many|howmany|amount|amount of|quantity|\
         quantity of|number|number of|numbers of|the number of|count|count of|how much|no of|多少|\
         多少个|多少对|多少座|几个|几对|几座|几多|有几|数量|数目|个数|对数|数|多少家|凡几|几何",
    ),
    (
        Cue::Total,
        "最新数字|最新数据|最新统计|最新情况|最新的数字|最新的数据|最新的统计|total|totals|\
         in total|total number|total number of|altogether|overall|grand total|sum|figure|figures|\
         tally|combined|together|added up|added together|put together|加起来|加在一起|合起来|总数|总计|共有|一共|合计|总共|总量|总和|共计|总",
    ),
    (
        Cue::Now,
        "now|currently|current|at present|today|nowadays|right now|presently|as of now|so far|\
         to date|up to date|现在|目前|当前|至今|迄今|如今|眼下|最近数据|到现在|到今天|到目前|\
         到如今",
    ),
    (
        Cue::Oldest,
        "first|oldest|older|longest standing|longest running|earliest|earlier|first ever|\
         very first|最早|更早|较早|历史最悠久|历史最久|历史最长|结好最久|结好时间最长|时间最长|\
         最久|第一对|全国第一对|全国第一个|全国第一座|第一个|第一座|第一|首个|首对|首座|首次|最先|\
         头一个|头一对|最老|首位|谁先|哪个先|哪对先|先跟|先同|先与|先和",
    ),
    (
        Cue::Newest,
        "newest|latest|most recent|most recently|the most recent|the most recently|last|youngest|\
         recent|younger|最新|最近|最晚|更晚|较晚|最后|最后一个|最新一个|最近一次|最年轻",
    ),
    (
        Cue::Most,
        "comes first|come first|first place|first among|most|the most|peak|largest|biggest|highest|greatest|largest number of|highest number of|\
         lead|leads|best connected|number one|no 1|busiest|最多|最大|最高|第二多|第三多|第四多|\
         第五多|second most|third most|居首|居首位|排第一",
    ),
    (
        Cue::Fewest,
        "comes last|come last|came last|ranks last|ranked last|last place|last among|fewest|the fewest|least|the least|lowest|smallest|bottom|最少|最低|最小|倒数|排倒数|排在倒数|末位|垫底",
    ),
    (
        Cue::More,
        "higher|more|fewer|哪个少|谁少|谁更少|哪国少|哪边少|哪省少|哪市少|bigger|larger|ahead|outnumber|\
         outnumbers|outrank|outranks|surpass|surpasses|更多|多|更少|前面|后面|谁多|哪个多|谁更多|更多些",
    ),
    (
        Cue::Rank,
        "rank|ranks|stand|stands|stand among|stands among|ranking|rankings|ranked|league table|leaderboard|position|position of|\
         what place|which place|全国第一|全国第二|全国第三|全国第四|全国第五|全国首位|全国居首|\
         居全国首位|排第二|排第三|排第四|排第五|居第二|居第三|take among|place among|place in the ranking|排名|名次|第几|第几位|\
         排第几|位居|位列|排进|跻身|排行|排行榜|排序",
    ),
    (Cue::Top, "top|leading|前"),
    (
        Cue::Compare,
        "vs|versus|v|compare|compares|compared|compared to|compared with|comparison|comparison of|\
         comparing|side by side|stack up|stack up against|measure up|比较|对比|相比|比|比起来|pk|\
         差多少|差距",
    ),
    (
        Cue::Share,
        "几个百分点|百分点|share|shares|share of|slice|slice of|portion|portion of|part of all|what part|which part|\
         weight|weight of|percentage|percent|per cent|proportion|proportion of|fraction|ratio|\
         quota|占比|比例|占|占了|百分比|account for|accounts for|accounted for|make up|makes up|\
         百分之几|百分之多少|比重|份额|占多少|几成|百分之",
    ),
    (
        Cue::Common,
        "in common|common|intersection|shared|mutual|both|both of|overlap|overlapping|joint|same|\
         共同|重复|都有|都|相同|同时|既|既是|又是|重合|重叠|共享|一样的|同一个|均有",
    ),
    (
        Cue::Without,
        "never|yet to|unpaired|without|without any|without a|lack|lacks|lacking|no partner|no partners|have no|has no|\
         having no|with no|have not any|dont have|doesnt have|doesnt|does not|dont|do not have|\
         does not have|have not|has not|has not got|missing|havent|hasnt|have never|not paired|\
         not twinned|not having|not having any|not a single|still need|still needs|nobody|none|\
         zero|no|none of|没有|无|缺|缺少|尚无|未与|未|还没有|没|没跟|没和|没与|不曾|从未",
    ),
    (
        Cue::Only,
        "only|just|exactly|a single|single|只有|仅有|仅|只|唯一|单独|刚好|恰好",
    ),
    (
        Cue::Countries,
        "country|countries|by country|per country|nation|nations|states of the world|国家|国|哪国|\
         哪几国|各国|国别",
    ),
    (
        Cue::Provinces,
        "province|provinces|provinces and states|states and provinces|provincial level|\
         province level|province state|state province|provincial|without its cities|not its cities|not those of its cities|\
         excluding its cities|本级|省本级|by province|per province|provincial units|\
         provincial level units|province level units|省份|省|省区市|省区|省级|省市|省级单位|\
         省级行政区|各省|provinces and municipalities",
    ),
    (
        Cue::Counties,
        "county|counties|district|districts|county level|district level|县级|区县|县区|区级|县级市|\
         哪些县级市|哪个县级市|几个县级市|哪些区县|哪些县区|哪些市辖区|的区县|下辖区|各区|各县|\
         哪些县|哪个县|几个县|市辖区|区县级|县市区",
    ),
    (
        Cue::Regions,
        "states|prefectures|which prefecture|which state|哪个州|哪几个州|cantons|oblasts|\
         federal states|states or provinces|各州|哪些州|几个州|联邦州|都道府县|道府县|州和省|州省",
    ),
    (
        Cue::Cities,
        "city|cities|town|towns|municipality|municipalities|城市|市|城|地方|local governments|\
         places|place",
    ),
    (
        Cue::Continents,
        "continent|continents|by continent|per continent|大洲|洲|各洲|各大洲|region|regions|\
         world region",
    ),
    (Cue::Years, "year|years|年份|年代|哪些年|年"),
    (
        Cue::Which,
        "which|what|一览|一览表|who|whom|whose|list|list all|show|name|give me|tell me|哪些|哪几个|\
         哪个|哪几|哪|什么|啥|谁|有谁|叫什么名字|什么名字|在哪几个|在哪几|在哪些|在哪个|在哪座|\
         分别是什么|分别是谁|分别是哪些|是哪里|和哪里|跟哪里|与哪里|同哪里|是什么地方|什么地方|\
         是哪儿|列出|列举|列一下|都有哪些|分别|名单|清单|查|查询|看看|all|every",
    ),
    (
        Cue::Where,
        "where|哪里|哪儿|在哪|何处|分布|分布在|distribution|spread",
    ),
    (
        Cue::Course,
        "fall|fell|fallen|falling|decline|declined|declining|drop after|drop since|drop between|drop from|drop in|dropped|dropping|shrink|shrunk|shrinking|decrease|decreased|decreasing|减少|下降|下滑|缩减|timeline|year on year|year over year|gone up|gone down|up or down|through time|\
         chronological order|一年一年|over time|by year|per year|each year|every year|year by year|history|\
         trend|trends|evolution|over the years|annual|annually|yearly|growth|grow|grown|grew|\
         growing|increase|increased|increases|increasing|change|changed|changes|develop|developed|\
         development|rise|rose|risen|curve|evolve|evolves|evolved|go from|went from|gone from|\
         progress|progressed|trajectory|through the years|across the years|历年|按年份|按年|分年|\
         怎么变的|怎么变|逐年|每年|各年|变化|趋势|发展|增长|增加|增幅|走势|涨了|涨|上涨|增减|变动|\
         历史|沿革|年度|时间线|时间轴|发展历程",
    ),
    (
        Cue::Founded,
        "new|founded|added|add|established|establish|signed|sign|formed|form|made|make|gain|gained|\
         got|concluded|created|started|set up|entered|agreed|新增|新建|新结|新结好|新缔结|新添|\
         新签|签署|签订|签约|建立|成立|结下|诞生|新结的|新结成|新",
    ),
    (
        Cue::Anniversary,
        "anniversary|anniversaries|结好纪念日|jubilee|jubilees|half century|half a century|\
         half centuries|diamond jubilee|diamond anniversary|become|becomes|became|birthday|\
         birthdays|turn|turns|turning|turned|golden jubilee|golden jubilees|diamond jubilees|silver jubilees|golden anniversary|\
         golden anniversaries|silver jubilee|silver anniversary|silver anniversaries|will be|\
         years of twinning|years of partnership|years of friendship|years of ties|celebrate|\
         celebrates|celebrating|reach|reaches|reaching|reached|mark|marks|marking|marked|years old|\
         years ago|yr anniversary|周年|满|半个世纪|半世纪|纪念|周岁|岁|结好日|逢五逢十|逢十|整数年|诞辰|\
         周年纪念|逢|庆祝|迎来|纪念日",
    ),
    (
        Cue::When,
        "when|几号签|几号签的|几号结好|几号结好的|几号缔结|what year|which year|in what year|in which year|since when|what date|on what date|\
         which date|how long|date|date of|the date|哪年|哪一年|何时|何年|什么时候|什么时侯|\
         是什么时候|是什么时间|是什么日期|几时|几年|几年了|有几年|已有几年|有几年了|多少年|\
         多少年了|几月几日|how many years|for how many years|how old|日期|多久|多长时间|结好日期|\
         什么时间|何时起|时间|哪天|哪一天",
    ),
    (
        Cue::YesNo,
        "wasnt|werent|are|is|do|does|did|was|were|has|have|had|isnt|arent|吗|么|吧|是不是|是否|有没有|可否",
    ),
    (
        Cue::True,
        "out of date|wasnt it|werent they|isnt it|arent they|didnt it|didnt they|hasnt it|havent they|was it not|is it not|yes or no|true or not|or not|is it true|is it true that|true|is it right|is it right that|is it correct|\
         is it correct that|correct|right|really|true or false|fact check|check|verify|\
         is it a fact|is it the case that|accurate|wrong|false|can you confirm|confirm|\
         confirm that|supposedly|i heard|i heard that|i read|i read that|somebody said|\
         someone told me|判断|判断题|判断对错|判断正误|判断下列|对还是错|是对还是错|对错|核查|验证|\
         是不是真的|对吗|对不对|是真的吗|真的|真的吗|说法正确吗|说法对吗|是否属实|正确吗|属实|\
         属实吗|没错吧|是吗|准确吗|对吧|是最新数据吗|是最新的吗|是最新数字吗|还是这个数吗|现在还是这个数吗|现在还是这么多吗|真假|\
         是真是假|核对|核实|核实一下|查证|求证|有误吗|是这样吗|对么|是对的吗|靠谱|靠谱吗|准吗|\
         还准吗|听说|据说|有人说|正确|准确",
    ),
    (
        Cue::Still,
        "still|any more|anymore|still active|in force|还是|仍|仍然|仍是|现在还是|还在|依然",
    ),
    (
        Cue::China,
        "sino|china|chinas|chinese|prc|the chinese|in china|中国|我国|全国|国内|中方|咱们国家|我们国家|\
         祖国|中华人民共和国|大陆|内地|中外|nationwide|national|world|worldwide|the world|全球|\
         世界|世界各国|五大洲",
    ),
    (
        Cue::Foreign,
        "foreign|abroad|overseas|outside china|international|国外|外国|海外|境外|对外|国际",
    ),
    (
        Cue::And,
        "and|or|nor|with|plus|as well as|among|amongst|between them|和|与|跟|同|及|以及|或|或者",
    ),
    (
        Cue::Not,
        "not|not the|rather than|instead of|不是|而非|并非|不要|而不是|别跟|别和|别与|别当成|\
         别当作|不要当成|区别于|不等于",
    ),
    (
        Cue::Except,
        "except|except for|except in|excepting|excluding|exclude|excluded|other than|besides|\
         apart from|aside from|outside|outside of|not in|not from|not with|non|neither|but not|\
         but not in|but not with|isnt in|arent in|wasnt in|werent in|isnt from|arent from|\
         dont lie in|doesnt lie in|do not lie in|does not lie in|not lie in|not located in|excl|\
         minus|aside|not including|without counting|not counting|leaving out|除|除了|除去|除开|\
         不含|不包括|不包含|不算|排除|以外|之外|除外|不在|非",
    ),
    (
        Cue::Ended,
        "end its|end their|ends its|ends their|ended its|ended their|end ties|end the ties|\
         end the partnership|end the twinning|terminate|terminates|call off|break off|cut off|\
         cut ties|cut its ties|cut their ties|sever|severed|dissolve|revoke|cancel|\
         terminated|ended|called off|broken off|broke off|former|cancelled|canceled|dissolved|\
         discontinued|revoked|终止|已终止|终止了|解除|取消|断绝|断交|结束|结束了|作废|前友城",
    ),
    (
        Cue::Suspended,
        "suspend|suspends|freeze|froze|suspended|frozen|on hold|paused|暂停|中止|冻结",
    ),
    (
        Cue::Unverified,
        "unverified|unconfirmed|not verified|not confirmed|not been verified|doubtful|uncertain|\
         未核实|未经核实|未证实|未经证实|未确认|没有核实|存疑|待核实",
    ),
    (
        Cue::Undated,
        "undated|have no known date|has no known date|have no date|has no date|with no date|\
         with no known date|no date|no known date|unknown date|unknown dates|dates unknown|date unknown|\
         without a date|without dates|without date|without a known date|missing date|missing dates|\
         没有日期|无日期|日期不详|日期未知|时间不详|没有结好日期|没有结好时间|结好时间不详|\
         结好日期不详|年份不详|没有时间|日期不明|时间不明|没有年份",
    ),
    (Cue::Active, "active|existing only|有效|现存|仍有效|未终止"),
];
