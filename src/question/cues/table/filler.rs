//! What says nothing.

use super::super::Cue;

pub(super) const CUES: &[(Cue, &str)] = &[(
    Cue::Filler,
    "下一个|下一次|下次|提前|本世纪|上世纪|新世纪|后期|中期|前期|初期|末期|早期|晚期|前后|中叶|头十年|前十年|\
         第一个十年|之初|can i have|can i get|can i see|could i have|could i get|could i see|may i have|may i see|info|information|everything|details|how about|what about|good morning|anywhere|somewhere|good afternoon|good evening|good night|\
         how are you|who are you|what are you|what can you do|what do you do|what can i ask|早上好|\
         下午好|晚上好|晚安|早安|你是谁|你是什么|你会什么|你能做什么|你能干什么|你可以做什么|\
         可以问什么|怎么用|怎么使用|帮助|使用说明|在吗|the|a|an|please|pls|reported|reportedly|\
         as far as reported|hi|hello|hey|there|thanks|thank you|thx|can you|could you|would you|\
         will you|i|me|my|we|you|your|us|our|it|that|this|these|those|they|them|he she|be|been|\
         being|am|so|well|ok|okay|um|just wondering|wondering|i wonder|know|want to know|want|need|\
         need to know|like|would like|curious|quick question|question|for a school project|\
         count as|counts as|for my thesis|in advance|thank you very much|thanks a lot|many thanks|\
         very much|in a table|as a list|by the way|btw|just curious|school|project|homework|thesis|\
         dissertation|assignment|exam|quiz|report|research|study|job|boss|professor|essay|paper|\
         class|teacher|student|students|presentation|help|help me|find|find out|look up|get|much|\
         any|some|other|then|than|also|too|all the|but|if|as|up|out|off|s|d|t|tell|anybody|anyone|\
         somebody|friends|friend|guys|folks|everyone|here|exist|existing|exists|known|database|\
         data|according|according to|actual|actually|really are|most likely|each|per|own|dear|bot|\
         sorry|again|quickly|short|briefly|answer|give|gives|let|lets|see|think|填空题|问答题|\
         选择题|简答题|单选题|多选题|现有|请|请问|麻烦|帮我|帮忙|一下|告诉我|\
         能告诉我|能不能告诉我|能否告诉我|可以告诉我|可不可以告诉我|能不能帮我|能不能说说|想知道|我想知道|我想|\
         想问|问一下|问下|我要|谢谢|你好|您好|大家好|老师|同学|作业|嗨|嘿|哈喽|啊|呢|呀|嘛|哦|了|\
         过|着|是|有|个|座|家|第|这|那|这些|那些|我|我们|你|您|它|他们|能|会|就|也|还|对应|把|被|给|从|\
         到底|究竟|大概|大约|约|具体|关系|情况|一共有|拥有|目前为止|方面|所有|全部|全体|各|每|来着|\
         的话|其|所|以|为|上|下|当中|其中|一些|有关|相关|正式|已经|已|已达|达到|达|时候|的时候|\
         咱们|咱|数据|统计数据|数字|这个数字|数值|名字|名称|排在",
)];
