The/DET floods/NOUN of/ADP last/ADJ autumn/NOUN were/AUX forgotten/VERB as/ADV soon/ADV as/SCONJ the/DET ground/NOUN was/AUX dry/ADJ ./PUNCT
Jonas/PROPN burnt/VERB his/PRON hand/NOUN ,/PUNCT but/CCONJ the/DET burn/NOUN healed/VERB within/ADP a/DET week/NOUN ./PUNCT
The/DET light/NOUN in/ADP the/DET kitchen/NOUN was/AUX on/ADV ,/PUNCT but/CCONJ nobody/PRON was/AUX home/ADV ./PUNCT
I/PRON have/AUX n't/PART seen/VERB him/PRON since/ADP Thursday/PROPN ,/PUNCT and/CCONJ nobody/PRON has/AUX heard/VERB from/ADP him/PRON since/ADV ./PUNCT
Do/AUX n't/PART point/VERB at/ADP people/NOUN ;/PUNCT it/PRON 's/AUX rude/ADJ ./PUNCT
Lead/NOUN is/AUX heavier/ADJ than/ADP iron/NOUN ./PUNCT
Sales/NOUN went/VERB up/ADP by/ADP 15/NUM %/SYM ,/PUNCT while/SCONJ costs/NOUN went/VERB down/ADP by/ADP half/NOUN ./PUNCT
There/PRON is/VERB a/DET fruit/NOUN stand/NOUN outside/ADP the/DET station/NOUN that/PRON sells/VERB cherries/NOUN for/ADP $/SYM 3/NUM a/DET bag/NOUN ./PUNCT
I/PRON do/AUX n't/PART like/VERB the/DET city/NOUN ,/PUNCT and/CCONJ my/PRON dog/NOUN does/AUX n't/PART either/ADV ./PUNCT
Not/PART everyone/PRON likes/VERB olives/NOUN ./PUNCT
The/DET print/NOUN in/ADP this/DET edition/NOUN is/AUX so/ADV small/ADJ that/SCONJ I/PRON gave/VERB up/ADP after/ADP ten/NUM pages/NOUN ./PUNCT
She/PRON waited/VERB so/ADV long/ADV that/SCONJ her/PRON tea/NOUN went/VERB cold/ADJ ./PUNCT
Post/VERB this/DET letter/NOUN for/ADP me/PRON on/ADP your/PRON way/NOUN to/ADP the/DET station/NOUN ,/PUNCT will/AUX you/PRON ?/PUNCT
Such/ADJ storms/NOUN are/AUX rare/ADJ in/ADP this/DET part/NOUN of/ADP the/DET country/NOUN ./PUNCT
Hurrah/INTJ ,/PUNCT the/DET ice/NOUN is/AUX melting/VERB and/CCONJ spring/NOUN is/AUX here/ADV !/PUNCT
By/ADP a/DET single/ADJ vote/NOUN ,/PUNCT the/DET village/NOUN kept/VERB its/PRON school/NOUN ./PUNCT
The/DET sick/ADJ boy/NOUN longed/VERB to/PART play/VERB in/ADP the/DET snow/NOUN with/ADP his/PRON friends/NOUN ./PUNCT
Old/PROPN Tom/PROPN rows/VERB people/NOUN across/ADP the/DET water/NOUN when/SCONJ the/DET bridge/NOUN is/AUX closed/ADJ ./PUNCT
A/DET big/ADJ wave/NOUN turned/VERB the/DET little/ADJ boat/NOUN over/ADP ./PUNCT
You/PRON 'd/AUX better/ADV take/VERB an/DET umbrella/NOUN ,/PUNCT since/SCONJ the/DET radio/NOUN promised/VERB sunshine/NOUN ./PUNCT
It/PRON may/AUX snow/VERB tonight/NOUN ,/PUNCT so/ADV bring/VERB in/ADP the/DET washing/NOUN ./PUNCT
They/PRON walk/VERB to/ADP school/NOUN unless/SCONJ it/PRON rains/VERB ./PUNCT
The/DET brush/NOUN that/PRON I/PRON bought/VERB yesterday/NOUN has/AUX already/ADV lost/VERB half/NOUN of/ADP its/PRON hair/NOUN ./PUNCT
It/PRON was/AUX an/DET easy/ADJ test/NOUN ,/PUNCT and/CCONJ almost/ADV everyone/PRON passed/VERB ./PUNCT
For/ADP the/DET past/ADJ three/NUM weeks/NOUN ,/PUNCT the/DET lift/NOUN has/AUX been/AUX out/ADP of/ADP order/NOUN ./PUNCT
Do/AUX n't/PART run/VERB on/ADP the/DET wet/ADJ stairs/NOUN !/PUNCT
Please/INTJ text/VERB me/PRON when/SCONJ your/PRON train/NOUN gets/VERB in/ADP ./PUNCT
He/PRON cheers/VERB for/ADP the/DET wrong/ADJ team/NOUN just/ADV to/PART annoy/VERB his/PRON brother/NOUN ./PUNCT
Dear/INTJ me/PRON ,/PUNCT is/AUX that/PRON the/DET time/NOUN ?/PUNCT
Who/PRON will/AUX clean/VERB up/ADP after/ADP the/DET party/NOUN ?/PUNCT
A/DET broken/ADJ spoke/NOUN made/VERB the/DET wheel/NOUN shake/VERB ./PUNCT
No/INTJ ,/PUNCT there/PRON is/VERB no/DET milk/NOUN left/VERB in/ADP the/DET fridge/NOUN ./PUNCT
Your/PRON cheque/NOUN has/AUX not/PART arrived/VERB ,/PUNCT I/PRON 'm/AUX afraid/ADJ ./PUNCT
If/SCONJ you/PRON want/VERB a/DET seat/NOUN by/ADP the/DET window/NOUN ,/PUNCT you/PRON should/AUX book/VERB at/ADP least/ADJ two/NUM weeks/NOUN before/SCONJ you/PRON travel/VERB ./PUNCT
The/DET clean/ADJ cups/NOUN are/AUX on/ADP the/DET left/ADJ shelf/NOUN ,/PUNCT and/CCONJ those/PRON on/ADP the/DET right/NOUN still/ADV need/VERB a/DET wash/NOUN ./PUNCT
What/DET lovely/ADJ weather/NOUN for/ADP a/DET picnic/NOUN by/ADP the/DET river/NOUN !/PUNCT
The/DET park/NOUN by/ADP the/DET station/NOUN closes/VERB at/ADP dusk/NOUN ,/PUNCT and/CCONJ the/DET gates/NOUN are/AUX locked/VERB by/ADP a/DET man/NOUN who/PRON whistles/VERB ./PUNCT
He/PRON had/VERB a/DET bad/ADJ fall/NOUN on/ADP the/DET ice/NOUN and/CCONJ broke/VERB his/PRON arm/NOUN ./PUNCT
As/ADP a/DET young/ADJ man/NOUN he/PRON worked/VERB as/ADP a/DET cook/NOUN on/ADP a/DET whaling/NOUN ship/NOUN ./PUNCT
The/DET teacher/NOUN said/VERB that/SCONJ that/DET answer/NOUN was/AUX right/ADJ ./PUNCT
Water/VERB the/DET plants/NOUN twice/ADV a/DET week/NOUN ,/PUNCT but/CCONJ never/ADV give/VERB them/PRON cold/ADJ water/NOUN ./PUNCT
A/DET crowd/NOUN waited/VERB outside/ADP the/DET court/NOUN for/ADP the/DET news/NOUN ./PUNCT
The/DET recipe/NOUN calls/VERB for/ADP two/NUM eggs/NOUN ,/PUNCT a/DET cup/NOUN of/ADP sugar/NOUN ,/PUNCT lemon/NOUN peel/NOUN ,/PUNCT etc./X ./PUNCT
When/ADV will/AUX the/DET results/NOUN be/AUX ready/ADJ ?/PUNCT
A/DET long/ADJ dance/NOUN was/AUX followed/VERB by/ADP a/DET short/ADJ speech/NOUN ,/PUNCT which/PRON pleased/VERB everybody/PRON ./PUNCT
The/DET use/NOUN of/ADP phones/NOUN is/AUX not/PART allowed/VERB during/ADP the/DET exam/NOUN ./PUNCT
It/PRON rained/VERB ;/PUNCT the/DET tent/NOUN leaked/VERB ;/PUNCT the/DET car/NOUN would/AUX n't/PART start/VERB ;/PUNCT and/CCONJ still/ADV we/PRON laughed/VERB ./PUNCT
The/DET twins/NOUN looked/VERB at/ADP each/DET other/ADJ and/CCONJ began/VERB to/PART laugh/VERB ./PUNCT
The/DET price/NOUN fell/VERB from/ADP $/SYM 1,200/NUM to/ADP $/SYM 950/NUM in/ADP a/DET single/ADJ week/NOUN ./PUNCT
The/DET cheap/ADJ shoes/NOUN lasted/VERB only/ADV a/DET few/ADJ weeks/NOUN ./PUNCT
Shake/VERB the/DET bottle/NOUN well/ADV before/SCONJ you/PRON open/VERB it/PRON ./PUNCT
Smile/VERB ,/PUNCT please/INTJ ,/PUNCT and/CCONJ look/VERB at/ADP the/DET camera/NOUN !/PUNCT
She/PRON gave/VERB a/DET cry/NOUN of/ADP joy/NOUN when/SCONJ she/PRON opened/VERB the/DET envelope/NOUN ./PUNCT
Oops/INTJ ,/PUNCT I/PRON sent/VERB the/DET email/NOUN to/ADP everyone/PRON instead/ADV of/ADP just/ADV to/ADP you/PRON ./PUNCT
The/DET letter/NOUN was/AUX signed/VERB by/ADP seven/NUM people/NOUN ,/PUNCT none/PRON of/ADP whom/PRON live/VERB here/ADV ./PUNCT
Have/VERB a/DET seat/NOUN ,/PUNCT Mrs./PROPN Finch/PROPN ;/PUNCT the/DET doctor/NOUN wo/AUX n't/PART be/AUX long/ADJ ./PUNCT
The/DET last/ADJ customer/NOUN left/VERB at/ADP midnight/NOUN ,/PUNCT and/CCONJ the/DET waiters/NOUN put/VERB the/DET chairs/NOUN on/ADP the/DET tables/NOUN ./PUNCT
The/DET top/ADJ shelf/NOUN is/AUX out/ADP of/ADP reach/NOUN for/ADP most/ADJ children/NOUN ./PUNCT
It/PRON does/AUX n't/PART open/VERB on/ADP Mondays/PROPN ./PUNCT
This/PRON is/AUX the/DET most/ADV useful/ADJ tool/NOUN in/ADP the/DET shed/NOUN ./PUNCT
Her/PRON tie/NOUN was/AUX green/ADJ ,/PUNCT and/CCONJ so/ADV were/AUX her/PRON socks/NOUN ./PUNCT
Turn/VERB left/ADV at/ADP the/DET church/NOUN ;/PUNCT the/DET post/NOUN office/NOUN is/AUX on/ADP the/DET left/NOUN ./PUNCT
