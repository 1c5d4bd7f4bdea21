//! What only documents tell, and what is no subject of ours.

use super::super::Cue;

pub(super) const CUES: &[(Cue, &str)] = &[
    (
        Cue::Members,
        "member|members|member cities|membership|成员|会员|成员城市|会员城市",
    ),
    (
        Cue::Explain,
        "归谁管|由谁管|谁管|谁来管|由谁管理|由谁统一管理|由谁负责|归谁负责|谁负责|报备|备案|能终止|可以终止|能解除|能取消|友城交往|友好城市交往|友城来往|友城往来|友城之间的来往|友城之间的交往|友城间的交往|几点建议|几条建议|几点意见|几点要求|distinguish|distinguishes|guiding|sorts of|categories of|last word|final word|final say|written ok|what if|shut out|choosing|predecessor|predecessors|formed from|formed out of|grew out of|twinning start|town twinning start|town twinning started|town twinning begin|town twinning began|twinning started|twinning begin|twinning began|荣誉称号|哪个部门|什么部门|谁来签|由谁签|先问谁|数量限制|交哪些材料|交什么材料|哪些材料|什么材料|what papers|which papers|what documents|which documents|examines|examine|handles|sister cities called in|friendship cities called in|twin cities called in|\
         name for friendship city|name for sister city|name for friendship cities|\
         name for sister cities|spirit|lesson|lessons|values|启示|精神|历史经验|发起|launched|\
         launch|initiated|han zheng|wang yi|yang yi|chen haosu|li keqiang|xi jinping|braudel|biden|\
         modi|hu jintao|胡锦涛|韩正|王毅|杨毅|陈昊苏|李克强|习近平|莫迪|布罗代尔|拜登|why|what happens if|significance|importance|how do|\
         how does|how did|how can|how should|explain|explains|explanation|define|definition|defined|meaning|\
         mean|means|concept|what is a|what is an|approve|approves|approved|approval|authorise|\
         authorises|authorize|authorizes|permission|consent|rule|rules|regulation|regulations|\
         regulated|law|laws|procedure|procedures|process|steps|step|policy|policies|principle|\
         principles|guideline|guidelines|challenge|challenges|obstacle|obstacles|difficulty|\
         difficulties|opportunity|opportunities|purpose|purposes|function|functions|motive|motives|\
         motivation|impact|influence|benefit|benefits|advantage|advantages|allowed|allow|permit|\
         permitted|forbid|forbids|forbidden|prohibit|prohibits|prohibited|ban|banned|require|requires|requirement|requirements|argue|argues|\
         argument|cifca|cpaffc|uclg|globalisation|globalization|urbanisation|urbanization|\
         diplomacy|diplomatic|governance|sovereignty|imbalance|unbalanced|unequal|responsible|\
         responsibility|responsibilities|manage|manages|managed|management|authority|in charge|\
         supervise|delegation|delegations|征求|意见|办事处|办事机构|选择|附件|总部|意味着|翻一番|\
         翻番|翻倍|细则|实施细则|失效|废止|生效|协议分|协议要|协议文本|分几种|几种|哪几种|\
         几类|哪几类|分为|分成|人大|常委会|国家主席|主席|会见|kinds of|types of|call sister cities|\
         call friendship cities|call twin cities|call sister city|call it|call them|office|offices|\
         annex|annexes|headquarters|chooses|choose|mistake|mistakes|consult|idea of|idea behind|\
         target|targets|goal|goals|目标|duty|duties|friendship association|friendship associations|\
         pledge|pledged|doubling|street|streets|honour|honours|honorary|taiwan question|one china|\
         one to one|criticise|criticism|evaluate|recommend|recommendation|strategy|strategies|\
         initiative|declaration|memorandum|letter of intent|agreement text|working line|held|\
         hosted|host|took place|take place|take part|took part|took part in|participated|参会|与会|到会|participate|attended|attend|speaker|怎么|怎样|\
         如何|为什么|为何|何以|为啥|原因|解释|说明|定义|含义|概念|是什么|什么是|指什么|何谓|所谓|\
         审批|批准|报批|核准|授权|同意|许可|规定|规则|条例|办法|章程|法规|法律|程序|流程|手续|步骤|\
         政策|方针|原则|准则|指导思想|挑战|困难|障碍|弊端|机遇|作用|角色|目的|宗旨|功能|职能|职责|\
         动因|动力|意义|好处|益处|优势|价值|允许|禁止|不得|不准|资格|讲话|指出|提出|强调|认为|观点|\
         主张|联合会|协会|对外友协|友协|评选|全球化|城市化|城镇化|外交|治理|主权|不平衡|失衡|负责|\
         主管|归口|职权|监管|费用|经费|出访|来访|代表团|命名|街道|荣誉|一对一|一个中国|批评|评价|\
         建议|战略|倡议|宣言|备忘录|意向书|称呼|叫做|特征|缘起|起源|由来|来历|主题|how come|\
         friendship city work|sister city work|友城工作|友好城市工作|结好工作|\
         counties and districts|take part in|may not|有何|何种|怎么看|区别|不同|差异|difference|\
         differ|differs|有几种|有几类|谁批|要谁批|谁来批|double|第一步|第一件事|do first|\
         first thing|原因何在|是何原因|说明什么|说明了什么|考察|挑选|哪几条|几条|want from|\
         wants from|compare with the rules|low politics|high politics|origin|originate|originated|\
         invented|民间|人民外交|建交|没建交|未建交|能结|能结好|能结友城|公共外交",
    ),
    (
        Cue::MayExplain,
        "讲到|提到|提及|说到|写到|mention|mentions|mentioned|文号|文件号|发文字号|can we|may we|can cities|can a city|celebration|celebrations|party|周年庆祝|周年庆祝活动|\
         周年庆典|may|should|must|minimum|criteria|criterion|upper limit|上限|下限|能办|办活动|\
         庆祝活动|庆典|酒会|合规|how|problem|problems|papers|paperwork|says|said|say|statement|\
         document|documents|file|visit|visits|article|author|speech|conclusion|application|apply|\
         applies|condition|conditions|role|roles|cost|costs|pay|pays|paid|phase|phases|stage|\
         stages|aim|aims|effect|effects|cause|causes|reason|reasons|award|awards|prize|theme|\
         required|organisation|organization|organisations|organizations|association|associations|怎么样|问题|\
         可以|还能|还可以|能不能|能否|可不可以|说过|说了|参加|出席|文章|作者|论文|材料|文件|要求|\
         条件|机会|因素|影响|地位|任务|形式|类型|种类|申请|应该|必须|应当|管理|意思|举行|召开|举办|\
         阶段|奖|奖项|结论|叫什么|叫作什么|叫做什么|特点",
    ),
    (
        Cue::Event,
        "conference|conferences|congress|congresses|forum|forums|summit|summits|大会|会议|论坛|\
         峰会",
    ),
    (
        Cue::OtherTopic,
        "飞机|航班|直飞|高铁|多高|多重|多深|新闻|free trade|free trade agreement|free trade agreements|自由贸易|自贸协定|联合国|非盟|世贸组织|united nations|african union|world trade organization|免签|how far|distance|what time is it|world cup|多远|距离|几度|几点|星期几|几号|下雨|下雪|\
         世界杯|weather|forecast|temperature|joke|poem|poetry|recipe|restaurant|restaurants|hotel|\
         hotels|election|elections|army|subway|flight|flights|train|price|prices|stock|stocks|gdp|\
         population|inhabitants|mayor|mayors|capital|football|movie|song|translate|homework answer|\
         time zone|exchange rate|天气|气温|笑话|写诗|一首诗|诗|菜谱|餐厅|酒店|机票|火车|房价|股票|\
         人口|市长是谁|市长|大选|选举|贸易|高考|地铁|包子|军队|总统是谁|总理是谁|首相是谁|\
         president of|prime minister of|电话|时差|长是谁|长叫什么|首都|足球|电影|歌|翻译|汇率|面积|\
         谁赢|比分|score|by area|要多久|多久能到|谁更大|好玩|坐船|坐飞机|坐高铁",
    ),
];
