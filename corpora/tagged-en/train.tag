There/PRON was/VERB wet/ADJ paint/NOUN on/ADP the/DET cover/NOUN of/ADP my/PRON notebook/NOUN ./PUNCT
The/DET cakes/NOUN were/AUX baked/VERB in/ADP the/DET morning/NOUN and/CCONJ sold/VERB before/ADP noon/NOUN ./PUNCT
The/DET sounds/NOUN of/ADP the/DET street/NOUN kept/VERB me/PRON awake/ADJ until/ADP three/NUM ./PUNCT
Working/VERB parents/NOUN need/VERB a/DET school/NOUN that/PRON opens/VERB well/ADV before/ADP nine/NUM ./PUNCT
In/ADP German/PROPN you/PRON say/VERB "/PUNCT Brot/X "/PUNCT ,/PUNCT in/ADP Italian/PROPN "/PUNCT pane/X "/PUNCT ,/PUNCT and/CCONJ everywhere/ADV it/PRON smells/VERB the/DET same/ADJ ./PUNCT
The/DET children/NOUN did/VERB their/PRON work/NOUN quickly/ADV so/SCONJ that/SCONJ they/PRON could/AUX go/VERB out/ADP and/CCONJ play/VERB ./PUNCT
Has/AUX anybody/PRON fed/VERB the/DET hens/NOUN ,/PUNCT or/CCONJ must/AUX I/PRON do/VERB everything/PRON myself/PRON ?/PUNCT
Anna/PROPN is/AUX learning/VERB French/PROPN because/SCONJ her/PRON French/ADJ cousin/NOUN is/AUX coming/VERB in/ADP July/PROPN ./PUNCT
Please/INTJ book/VERB a/DET table/NOUN for/ADP four/NUM ,/PUNCT and/CCONJ bring/VERB the/DET book/NOUN that/PRON I/PRON lent/VERB you/PRON ./PUNCT
The/DET driver/NOUN had/VERB no/DET change/NOUN for/ADP a/DET fifty/NUM ,/PUNCT so/ADV I/PRON rode/VERB for/ADP free/ADJ ./PUNCT
Like/ADP most/ADJ cats/NOUN ,/PUNCT ours/PRON does/VERB what/PRON she/PRON likes/VERB ./PUNCT
The/DET workers/NOUN went/VERB on/ADP strike/NOUN for/ADP shorter/ADJ hours/NOUN ./PUNCT
The/DET smith/NOUN 's/PART answer/NOUN was/AUX short/ADJ ,/PUNCT but/CCONJ his/PRON face/NOUN said/VERB the/DET rest/NOUN ./PUNCT
The/DET bus/NOUN will/AUX back/VERB into/ADP the/DET yard/NOUN ,/PUNCT so/ADV stand/VERB clear/ADJ ./PUNCT
There/PRON are/VERB two/NUM bakeries/NOUN in/ADP town/NOUN ,/PUNCT and/CCONJ the/DET good/ADJ one/NOUN is/AUX over/ADV there/ADV ./PUNCT
She/PRON chairs/VERB the/DET council/NOUN and/CCONJ still/ADV finds/VERB time/NOUN to/PART teach/VERB ./PUNCT
We/PRON visit/VERB my/PRON sister/NOUN at/ADP Christmas/PROPN and/CCONJ she/PRON visits/VERB us/PRON at/ADP Easter/PROPN ./PUNCT
Dry/VERB your/PRON hands/NOUN and/CCONJ sit/VERB down/ADP ./PUNCT
Mr./PROPN Pell/PROPN walks/VERB to/ADP school/NOUN ,/PUNCT and/CCONJ on/ADP his/PRON walks/NOUN he/PRON picks/VERB up/ADP litter/NOUN ./PUNCT
He/PRON gave/VERB her/PRON a/DET red/ADJ rose/NOUN and/CCONJ a/DET card/NOUN with/ADP no/DET name/NOUN on/ADP it/PRON ./PUNCT
A/DET loud/ADJ laugh/NOUN came/VERB from/ADP the/DET back/ADJ row/NOUN ./PUNCT
Hello/INTJ ,/PUNCT is/AUX this/PRON the/DET right/ADJ line/NOUN for/ADP the/DET 9:15/NUM to/ADP Newford/PROPN ?/PUNCT
I/PRON need/VERB more/ADJ time/NOUN and/CCONJ less/ADJ advice/NOUN ./PUNCT
The/DET sign/NOUN says/VERB that/SCONJ visitors/NOUN must/AUX sign/VERB the/DET book/NOUN at/ADP the/DET desk/NOUN ./PUNCT
Your/PRON help/NOUN has/AUX been/AUX worth/ADJ more/ADJ to/ADP us/PRON than/ADP money/NOUN ./PUNCT
Time/NOUN passes/VERB slowly/ADV in/ADP a/DET waiting/NOUN room/NOUN ./PUNCT
A/DET mile/NOUN from/ADP the/DET village/NOUN ,/PUNCT where/ADV the/DET river/NOUN bends/VERB ,/PUNCT stands/VERB an/DET inn/NOUN called/VERB the/DET Green/PROPN Man/PROPN ./PUNCT
Cut/VERB the/DET onion/NOUN into/ADP thin/ADJ rings/NOUN ,/PUNCT then/ADV fry/VERB it/PRON slowly/ADV in/ADP butter/NOUN ./PUNCT
There/ADV is/AUX the/DET key/NOUN that/PRON I/PRON was/AUX looking/VERB for/ADP !/PUNCT
It/PRON is/AUX nearly/ADV impossible/ADJ to/PART swallow/VERB when/SCONJ your/PRON throat/NOUN is/AUX sore/ADJ ./PUNCT
How/ADV long/ADV did/AUX you/PRON wait/VERB for/ADP the/DET bus/NOUN ?/PUNCT
Sleep/VERB well/ADV ,/PUNCT my/PRON dear/NOUN !/PUNCT
My/PRON brother/NOUN ,/PUNCT who/PRON hopes/VERB to/PART become/VERB a/DET pilot/NOUN ,/PUNCT gets/VERB sick/ADJ on/ADP buses/NOUN ./PUNCT
Eat/VERB slowly/ADV ,/PUNCT sleep/VERB enough/ADV ,/PUNCT and/CCONJ walk/VERB at/ADP least/ADJ 5/NUM km/NOUN a/DET day/NOUN ./PUNCT
The/DET plane/NOUN flew/VERB low/ADV over/ADP the/DET roofs/NOUN ,/PUNCT and/CCONJ the/DET windows/NOUN shook/VERB ./PUNCT
5/NUM +/SYM 7/NUM =/SYM 12/NUM ,/PUNCT so/ADV each/DET child/NOUN gets/VERB four/NUM plums/NOUN ./PUNCT
A/DET fly/NOUN fell/VERB into/ADP my/PRON soup/NOUN ./PUNCT
A/DET cactus/NOUN is/AUX a/DET plant/NOUN that/PRON can/AUX live/VERB for/ADP weeks/NOUN without/ADP rain/NOUN ./PUNCT
Place/VERB the/DET tray/NOUN in/ADP the/DET oven/NOUN and/CCONJ set/VERB the/DET timer/NOUN for/ADP 25/NUM minutes/NOUN ./PUNCT
Does/AUX it/PRON matter/VERB which/DET form/NOUN I/PRON use/VERB ?/PUNCT
At/ADP last/ADJ the/DET rain/NOUN stopped/VERB ,/PUNCT and/CCONJ the/DET market/NOUN filled/VERB with/ADP people/NOUN ./PUNCT
Down/ADV by/ADP the/DET river/NOUN the/DET boys/NOUN skip/VERB flat/ADJ stones/NOUN and/CCONJ count/VERB the/DET jumps/NOUN ./PUNCT
Anna/PROPN says/VERB that/SCONJ the/DET saw/NOUN that/PRON Jonas/PROPN sharpened/VERB cuts/VERB better/ADV than/ADP a/DET new/ADJ one/NOUN ./PUNCT
We/PRON rent/VERB a/DET small/ADJ flat/NOUN above/ADP the/DET bakery/NOUN ,/PUNCT so/ADV we/PRON never/ADV need/VERB an/DET alarm/NOUN clock/NOUN ./PUNCT
The/DET hurt/ADJ bird/NOUN was/AUX kept/VERB in/ADP a/DET box/NOUN with/ADP a/DET warm/ADJ cloth/NOUN ./PUNCT
I/PRON own/VERB three/NUM bicycles/NOUN ,/PUNCT and/CCONJ none/PRON of/ADP them/PRON works/VERB ./PUNCT
The/DET baby/NOUN was/AUX fast/ADV asleep/ADJ before/SCONJ we/PRON reached/VERB the/DET end/NOUN of/ADP the/DET first/ADJ page/NOUN ./PUNCT
The/DET program/NOUN stops/VERB whenever/SCONJ I/PRON try/VERB to/PART save/VERB the/DET file/NOUN ./PUNCT
Do/AUX you/PRON shop/VERB online/ADV ,/PUNCT or/CCONJ do/AUX you/PRON still/ADV go/VERB to/ADP the/DET market/NOUN ?/PUNCT
He/PRON came/VERB round/ADP after/ADP a/DET minute/NOUN and/CCONJ asked/VERB where/ADV he/PRON was/AUX ./PUNCT
Rooms/NOUN 10/NUM -/SYM 14/NUM are/AUX on/ADP the/DET second/ADJ floor/NOUN ,/PUNCT at/ADP the/DET back/NOUN ./PUNCT
The/DET moon/NOUN was/AUX round/ADJ and/CCONJ yellow/ADJ ,/PUNCT like/ADP one/NUM of/ADP Ruth/PROPN 's/PART cheese/NOUN pies/NOUN ./PUNCT
Bring/VERB pens/NOUN ,/PUNCT paper/NOUN ,/PUNCT a/DET ruler/NOUN ,/PUNCT etc./X ,/PUNCT to/ADP the/DET exam/NOUN ./PUNCT
You/PRON may/AUX not/PART smoke/VERB anywhere/ADV on/ADP the/DET train/NOUN ./PUNCT
One/NUM push/NOUN was/AUX enough/ADJ to/PART start/VERB the/DET engine/NOUN ./PUNCT
Mara/PROPN lined/VERB the/DET drawer/NOUN with/ADP paper/NOUN ,/PUNCT put/VERB the/DET letters/NOUN inside/ADV and/CCONJ turned/VERB the/DET key/NOUN twice/ADV ./PUNCT
Most/ADJ of/ADP the/DET houses/NOUN in/ADP Alder/PROPN were/AUX built/VERB from/ADP river/NOUN stone/NOUN ./PUNCT
My/PRON neighbour/NOUN plays/VERB the/DET piano/NOUN late/ADV at/ADP night/NOUN ,/PUNCT which/PRON does/AUX n't/PART bother/VERB me/PRON ./PUNCT
Volunteers/NOUN freed/VERB the/DET swan/NOUN that/PRON had/AUX been/AUX caught/VERB in/ADP an/DET old/ADJ net/NOUN ./PUNCT
The/DET teacher/NOUN was/AUX interested/ADJ in/ADP what/PRON the/DET quiet/ADJ girl/NOUN had/AUX written/VERB ./PUNCT
Lower/VERB the/DET rope/NOUN slowly/ADV ,/PUNCT and/CCONJ stop/VERB when/SCONJ I/PRON tell/VERB you/PRON to/PART ./PUNCT
The/DET staff/NOUN were/AUX friendly/ADJ ,/PUNCT the/DET room/NOUN was/AUX quiet/ADJ ,/PUNCT and/CCONJ there/PRON was/VERB a/DET kettle/NOUN on/ADP every/DET floor/NOUN ./PUNCT
The/DET nurse/NOUN will/AUX nurse/VERB him/PRON until/SCONJ he/PRON can/AUX walk/VERB again/ADV ./PUNCT
It/PRON is/AUX your/PRON turn/NOUN to/PART wash/VERB the/DET dishes/NOUN ./PUNCT
Take/VERB a/DET look/NOUN at/ADP the/DET sky/NOUN ;/PUNCT it/PRON looks/VERB like/ADP rain/NOUN ./PUNCT
The/DET cook/NOUN who/PRON replaced/VERB him/PRON had/AUX never/ADV worked/VERB in/ADP a/DET kitchen/NOUN with/ADP fewer/ADJ than/ADP six/NUM people/NOUN ./PUNCT
Order/VERB the/DET fish/NOUN ;/PUNCT it/PRON is/AUX always/ADV fresh/ADJ here/ADV ./PUNCT
Mr./PROPN Pell/PROPN does/AUX n't/PART believe/VERB in/ADP ghosts/NOUN ,/PUNCT or/CCONJ so/ADV he/PRON says/VERB ./PUNCT
Neither/DET road/NOUN is/AUX safe/ADJ at/ADP night/NOUN ,/PUNCT and/CCONJ I/PRON would/AUX not/PART take/VERB either/PRON ./PUNCT
One/NUM third/NOUN of/ADP the/DET class/NOUN was/AUX ill/ADJ ,/PUNCT so/ADV Mr./PROPN Pell/PROPN put/VERB off/ADP the/DET test/NOUN ./PUNCT
How/ADV come/VERB you/PRON never/ADV learned/VERB to/PART ride/VERB a/DET bicycle/NOUN ?/PUNCT
You/PRON can/AUX save/VERB a/DET lot/NOUN of/ADP money/NOUN by/SCONJ cooking/VERB at/ADP home/NOUN ./PUNCT
The/DET north/ADJ wind/NOUN brings/VERB snow/NOUN to/ADP the/DET hills/NOUN and/CCONJ visitors/NOUN to/ADP Ruth/PROPN 's/PART bakery/NOUN ./PUNCT
I/PRON can/AUX not/PART bear/VERB the/DET noise/NOUN of/ADP that/DET drill/NOUN any/ADV longer/ADV ./PUNCT
Lunch/NOUN is/AUX free/ADJ for/ADP pupils/NOUN whose/PRON parents/NOUN are/AUX out/ADP of/ADP work/NOUN ./PUNCT
Slow/VERB down/ADP !/PUNCT There/PRON are/VERB children/NOUN on/ADP the/DET road/NOUN ./PUNCT
They/PRON plan/VERB to/PART open/VERB a/DET second/ADJ shop/NOUN beside/ADP the/DET market/NOUN ./PUNCT
First/ADV ,/PUNCT check/VERB that/SCONJ the/DET power/NOUN is/AUX off/ADV ./PUNCT
Mara/PROPN saw/VERB the/DET old/ADJ saw/NOUN on/ADP the/DET bench/NOUN and/CCONJ hung/VERB it/PRON up/ADP ./PUNCT
Captain/PROPN Rook/PROPN came/VERB back/ADV to/ADP Alder/PROPN in/ADP 1904/NUM with/ADP a/DET pain/NOUN in/ADP his/PRON back/NOUN ./PUNCT
Please/INTJ clear/VERB the/DET table/NOUN ;/PUNCT we/PRON want/VERB to/PART play/VERB cards/NOUN ./PUNCT
The/DET dentist/NOUN said/VERB ,/PUNCT "/PUNCT Open/VERB wide/ADV ,/PUNCT "/PUNCT and/CCONJ I/PRON closed/VERB my/PRON eyes/NOUN ./PUNCT
Our/PRON dog/NOUN is/AUX hard/ADJ to/PART train/VERB ,/PUNCT because/SCONJ he/PRON is/AUX cleverer/ADJ than/SCONJ we/PRON are/AUX ./PUNCT
You/PRON have/VERB to/PART wind/VERB this/DET clock/NOUN every/DET evening/NOUN ./PUNCT
It/PRON took/VERB Captain/PROPN Rook/PROPN three/NUM years/NOUN to/PART sail/VERB round/ADP the/DET world/NOUN ./PUNCT
It/PRON is/AUX hard/ADJ to/PART say/VERB which/PRON of/ADP the/DET two/NUM is/AUX older/ADJ ./PUNCT
Is/AUX the/DET well/NOUN deep/ADJ ?/PUNCT
A/DET rest/NOUN in/ADP the/DET afternoon/NOUN is/AUX worth/ADJ more/ADJ than/ADP a/DET pill/NOUN ./PUNCT
Drop/VERB me/PRON at/ADP the/DET corner/NOUN ,/PUNCT please/INTJ ./PUNCT
Please/INTJ mark/VERB the/DET date/NOUN in/ADP your/PRON calendar/NOUN ./PUNCT
The/DET cook/NOUN 's/PART secret/NOUN is/AUX a/DET secret/ADJ sauce/NOUN that/PRON he/PRON orders/VERB by/ADP post/NOUN ./PUNCT
We/PRON tested/VERB the/DET ice/NOUN with/ADP a/DET pole/NOUN before/SCONJ anyone/PRON was/AUX allowed/VERB on/ADP it/PRON ./PUNCT
By/ADP the/DET time/NOUN the/DET fire/NOUN engine/NOUN arrived/VERB ,/PUNCT the/DET neighbours/NOUN had/AUX already/ADV put/VERB out/ADP the/DET fire/NOUN with/ADP buckets/NOUN ./PUNCT
He/PRON shrugged/VERB and/CCONJ said/VERB ,/PUNCT "/PUNCT C'est/X la/X vie/X ,/PUNCT "/PUNCT as/SCONJ he/PRON always/ADV did/AUX ./PUNCT
Fry/VERB the/DET garlic/NOUN in/ADP a/DET deep/ADJ pan/NOUN ,/PUNCT and/CCONJ do/AUX n't/PART let/VERB it/PRON burn/VERB ./PUNCT
My/PRON only/ADJ worry/NOUN is/AUX that/SCONJ the/DET paint/NOUN wo/AUX n't/PART be/AUX dry/ADJ by/ADP Friday/PROPN ./PUNCT
Our/PRON hopes/NOUN rose/VERB when/SCONJ the/DET mechanic/NOUN smiled/VERB ,/PUNCT and/CCONJ they/PRON fell/VERB when/SCONJ he/PRON began/VERB to/PART laugh/VERB ./PUNCT
It/PRON was/AUX mean/ADJ of/ADP him/PRON to/PART hide/VERB her/PRON shoes/NOUN ./PUNCT
Only/ADV 35/NUM %/SYM of/ADP the/DET villagers/NOUN voted/VERB ,/PUNCT and/CCONJ 60/NUM %/SYM of/ADP those/PRON said/VERB no/INTJ ./PUNCT
Did/AUX you/PRON notice/VERB that/SCONJ the/DET picture/NOUN over/ADP the/DET fire/NOUN was/AUX gone/VERB ?/PUNCT
They/PRON fired/VERB him/PRON for/SCONJ sleeping/VERB at/ADP work/NOUN ./PUNCT
Nurses/NOUN who/PRON work/VERB at/ADP night/NOUN sleep/VERB badly/ADV by/ADP day/NOUN ,/PUNCT as/SCONJ Dr./PROPN Hale/PROPN knows/VERB only/ADV too/ADV well/ADV ./PUNCT
Some/PRON of/ADP the/DET apples/NOUN were/AUX sweet/ADJ ,/PUNCT and/CCONJ some/PRON were/AUX sour/ADJ ./PUNCT
At/ADP the/DET last/ADJ count/NOUN there/PRON were/VERB 412/NUM people/NOUN in/ADP the/DET village/NOUN ./PUNCT
The/DET guide/NOUN spoke/VERB about/ADP the/DET flood/NOUN of/ADP 1911/NUM ,/PUNCT when/ADV the/DET river/NOUN carried/VERB off/ADP two/NUM barns/NOUN and/CCONJ a/DET piano/NOUN ./PUNCT
I/PRON have/AUX changed/VERB my/PRON mind/NOUN ;/PUNCT let/VERB 's/PRON take/VERB the/DET stairs/NOUN ./PUNCT
Last/ADJ night/NOUN I/PRON had/VERB a/DET strange/ADJ dream/NOUN about/ADP a/DET talking/VERB fish/NOUN ./PUNCT
May/AUX I/PRON borrow/VERB your/PRON pen/NOUN for/ADP a/DET minute/NOUN ?/PUNCT
I/PRON dream/VERB of/ADP a/DET house/NOUN that/PRON needs/VERB no/DET repairs/NOUN ./PUNCT
I/PRON have/VERB no/DET idea/NOUN who/PRON sent/VERB these/DET flowers/NOUN ./PUNCT
The/DET play/NOUN that/PRON the/DET class/NOUN plays/VERB this/DET year/NOUN is/AUX about/ADP a/DET king/NOUN who/PRON hopes/VERB without/ADP hope/NOUN ./PUNCT
The/DET talk/NOUN about/ADP river/NOUN birds/NOUN will/AUX be/AUX held/VERB in/ADP the/DET school/NOUN hall/NOUN at/ADP 7/NUM p.m./NOUN on/ADP Tuesday/PROPN ./PUNCT
In/ADP May/PROPN the/DET apple/NOUN trees/NOUN bloom/VERB ,/PUNCT and/CCONJ the/DET bees/NOUN may/AUX come/VERB back/ADV ./PUNCT
He/PRON nails/VERB a/DET horseshoe/NOUN over/ADP every/DET door/NOUN that/PRON he/PRON hangs/VERB ./PUNCT
You/PRON must/AUX rest/VERB now/ADV ;/PUNCT that/PRON is/AUX an/DET order/NOUN ./PUNCT
Could/AUX you/PRON lift/VERB your/PRON feet/NOUN while/SCONJ I/PRON sweep/VERB the/DET floor/NOUN ?/PUNCT
"/PUNCT Guten/X Tag/X ,/PUNCT "/PUNCT said/VERB the/DET tourist/NOUN ,/PUNCT and/CCONJ Old/PROPN Tom/PROPN took/VERB off/ADP his/PRON hat/NOUN ./PUNCT
After/ADP a/DET fast/ADJ run/NOUN along/ADP the/DET canal/NOUN ,/PUNCT Ben/PROPN felt/VERB much/ADV better/ADJ ./PUNCT
Could/AUX somebody/PRON help/VERB Mrs./PROPN Finch/PROPN with/ADP her/PRON bags/NOUN ?/PUNCT
Old/PROPN Tom/PROPN can/AUX row/VERB to/ADP the/DET far/ADJ bank/NOUN in/ADP six/NUM minutes/NOUN ./PUNCT
Picture/VERB a/DET village/NOUN with/ADP no/DET cars/NOUN ,/PUNCT no/DET wires/NOUN and/CCONJ no/DET noise/NOUN ./PUNCT
The/DET door/NOUN stood/VERB open/ADJ ,/PUNCT and/CCONJ a/DET cold/ADJ wind/NOUN blew/VERB through/ADP the/DET hall/NOUN ./PUNCT
Paint/VERB the/DET gate/NOUN first/ADV and/CCONJ let/VERB it/PRON dry/VERB before/SCONJ you/PRON paint/VERB the/DET fence/NOUN ./PUNCT
Is/AUX it/PRON true/ADJ that/SCONJ the/DET ferryman/NOUN ca/AUX n't/PART swim/VERB ?/PUNCT
What/DET kind/NOUN of/ADP bird/NOUN is/AUX that/PRON ?/PUNCT
Leave/VERB your/PRON boots/NOUN at/ADP the/DET back/ADJ door/NOUN ,/PUNCT please/INTJ ./PUNCT
The/DET ferry/NOUN across/ADP the/DET Wen/PROPN runs/VERB every/DET half/ADJ hour/NOUN from/ADP May/PROPN to/ADP October/PROPN ./PUNCT
Swallows/NOUN fly/VERB low/ADV before/ADP a/DET storm/NOUN ,/PUNCT or/CCONJ at/ADP least/ADJ that/PRON is/AUX what/PRON farmers/NOUN say/VERB ./PUNCT
I/PRON will/AUX read/VERB the/DET will/NOUN aloud/ADV when/SCONJ everyone/PRON is/AUX here/ADV ./PUNCT
She/PRON stamps/VERB each/DET letter/NOUN and/CCONJ puts/VERB it/PRON in/ADP the/DET bag/NOUN ./PUNCT
Of/ADP course/NOUN I/PRON remember/VERB you/PRON !/PUNCT
These/DET signs/NOUN mean/VERB that/SCONJ the/DET path/NOUN is/AUX closed/ADJ during/ADP the/DET flood/NOUN season/NOUN ./PUNCT
That/PRON is/AUX not/PART what/PRON I/PRON meant/VERB ./PUNCT
My/PRON grandfather/NOUN always/ADV parked/VERB in/ADP the/DET shade/NOUN of/ADP the/DET same/ADJ oak/NOUN ./PUNCT
Old/ADJ boats/NOUN leak/VERB ,/PUNCT old/ADJ doors/NOUN stick/VERB ,/PUNCT and/CCONJ old/ADJ friends/NOUN do/VERB both/PRON ./PUNCT
It/PRON was/AUX a/DET poor/ADJ play/NOUN ,/PUNCT and/CCONJ even/ADV the/DET people/NOUN who/PRON had/VERB free/ADJ tickets/NOUN left/VERB early/ADV ./PUNCT
There/PRON were/VERB only/ADV three/NUM slices/NOUN left/VERB when/SCONJ the/DET guests/NOUN of/ADP honour/NOUN came/VERB in/ADP ./PUNCT
The/DET train/NOUN was/AUX so/ADV full/ADJ that/SCONJ we/PRON stood/VERB all/DET the/DET way/NOUN to/ADP London/PROPN ./PUNCT
I/PRON 'd/AUX like/VERB a/DET cup/NOUN of/ADP tea/NOUN and/CCONJ one/NUM of/ADP those/DET little/ADJ cakes/NOUN ./PUNCT
Somebody/PRON must/AUX have/AUX left/VERB the/DET gate/NOUN open/ADJ ,/PUNCT because/SCONJ the/DET goats/NOUN are/AUX eating/VERB the/DET roses/NOUN ./PUNCT
Nobody/PRON knew/VERB the/DET answer/NOUN to/ADP the/DET last/ADJ question/NOUN ./PUNCT
"/PUNCT I/PRON am/AUX the/DET only/ADJ ferryman/NOUN here/ADV ,/PUNCT "/PUNCT Tom/PROPN said/VERB ,/PUNCT "/PUNCT and/CCONJ I/PRON only/ADV work/VERB in/ADP daylight/NOUN ./PUNCT "/PUNCT
All/DET day/NOUN long/ADV the/DET gulls/NOUN cried/VERB above/ADP the/DET harbour/NOUN ./PUNCT
Tank/NOUN #/SYM 2/NUM is/AUX full/ADJ ,/PUNCT but/CCONJ the/DET others/NOUN are/AUX nearly/ADV dry/ADJ ./PUNCT
Milk/VERB the/DET goats/NOUN first/ADV and/CCONJ then/ADV bring/VERB the/DET milk/NOUN to/ADP the/DET dairy/NOUN ./PUNCT
Is/VERB there/PRON any/DET bread/NOUN in/ADP the/DET house/NOUN ?/PUNCT
Had/AUX we/PRON left/VERB ten/NUM minutes/NOUN earlier/ADV ,/PUNCT we/PRON would/AUX n't/PART have/AUX been/AUX caught/VERB in/ADP the/DET storm/NOUN ./PUNCT
Trust/NOUN is/AUX easy/ADJ to/PART lose/VERB and/CCONJ slow/ADJ to/PART build/VERB ./PUNCT
The/DET road/NOUN is/AUX flat/ADJ as/ADV far/ADV as/ADP the/DET second/ADJ bridge/NOUN ./PUNCT
The/DET shop/NOUN is/AUX close/ADJ to/ADP the/DET station/NOUN ,/PUNCT but/CCONJ it/PRON closes/VERB early/ADV ./PUNCT
The/DET kite/NOUN flew/VERB high/ADV above/ADP the/DET school/NOUN until/SCONJ its/PRON string/NOUN broke/VERB ./PUNCT
The/DET food/NOUN was/AUX cold/ADJ ,/PUNCT yet/CCONJ nobody/PRON complained/VERB ./PUNCT
From/ADP the/DET top/NOUN of/ADP the/DET tower/NOUN you/PRON can/AUX see/VERB three/NUM counties/NOUN ./PUNCT
The/DET bus/NOUN came/VERB late/ADV again/ADV ,/PUNCT and/CCONJ I/PRON missed/VERB the/DET first/ADJ lesson/NOUN ./PUNCT
Salt/VERB the/DET water/NOUN before/SCONJ you/PRON add/VERB the/DET rice/NOUN ./PUNCT
Yes/INTJ ,/PUNCT please/INTJ ;/PUNCT I/PRON would/AUX love/VERB some/DET help/NOUN with/ADP these/DET boxes/NOUN ./PUNCT
The/DET papers/NOUN report/VERB that/SCONJ prices/NOUN rose/VERB by/ADP 3/NUM %/SYM in/ADP April/PROPN ./PUNCT
Mrs./PROPN Finch/PROPN fasts/VERB one/NUM day/NOUN a/DET month/NOUN ,/PUNCT but/CCONJ she/PRON never/ADV talks/VERB about/ADP it/PRON ./PUNCT
Our/PRON goods/NOUN ship/VERB on/ADP Wednesday/PROPN and/CCONJ should/AUX reach/VERB you/PRON by/ADP Friday/PROPN ./PUNCT
It/PRON sounds/VERB as/SCONJ though/SCONJ the/DET engine/NOUN is/AUX about/ADJ to/PART stop/VERB ./PUNCT
Rose/PROPN rose/VERB early/ADV to/PART cut/VERB the/DET first/ADJ rose/NOUN of/ADP the/DET year/NOUN ./PUNCT
Who/PRON knows/VERB best/ADV what/PRON a/DET child/NOUN needs/VERB ?/PUNCT
A/DET fish/NOUN that/ADV big/ADJ would/AUX feed/VERB us/PRON all/PRON ./PUNCT
The/DET letter/NOUN began/VERB with/ADP "/PUNCT Dear/ADJ Sir/NOUN "/PUNCT and/CCONJ ended/VERB with/ADP a/DET threat/NOUN ./PUNCT
They/PRON want/VERB to/PART plant/VERB 200/NUM trees/NOUN along/ADP the/DET new/ADJ road/NOUN ./PUNCT
A/DET third/ADJ man/NOUN got/VERB on/ADP at/ADP Newford/PROPN and/CCONJ sat/VERB down/ADP opposite/ADP me/PRON ./PUNCT
My/PRON grandmother/NOUN is/AUX not/PART well/ADJ ,/PUNCT so/ADV we/PRON will/AUX visit/VERB her/PRON tomorrow/NOUN ./PUNCT
The/DET smith/NOUN who/PRON shod/VERB our/PRON horses/NOUN has/VERB a/DET workshop/NOUN under/ADP the/DET railway/NOUN bridge/NOUN ./PUNCT
Tears/NOUN well/VERB up/ADP in/ADP her/PRON eyes/NOUN whenever/SCONJ she/PRON hears/VERB that/DET song/NOUN ./PUNCT
Neither/PRON of/ADP the/DET brothers/NOUN could/AUX swim/VERB ,/PUNCT yet/CCONJ both/PRON worked/VERB on/ADP the/DET ferry/NOUN ./PUNCT
The/DET blue/ADJ coat/NOUN was/AUX more/ADV expensive/ADJ ,/PUNCT so/ADV she/PRON chose/VERB the/DET grey/ADJ one/NOUN ./PUNCT
Ah/INTJ ,/PUNCT so/ADV that/PRON is/AUX why/ADV the/DET heating/NOUN was/AUX off/ADV !/PUNCT
My/PRON aunt/NOUN said/VERB ,/PUNCT "/PUNCT Bon/X voyage/X !/PUNCT "/PUNCT and/CCONJ waved/VERB until/SCONJ the/DET ship/NOUN was/AUX out/ADP of/ADP sight/NOUN ./PUNCT
Right/INTJ ,/PUNCT who/PRON wants/VERB to/PART begin/VERB ?/PUNCT
The/DET water/NOUN is/AUX n't/PART warm/ADJ enough/ADV to/PART swim/VERB in/ADP ./PUNCT
The/DET miller/NOUN 's/PART daughter/NOUN can/AUX carry/VERB two/NUM sacks/NOUN of/ADP flour/NOUN at/ADP once/ADV ./PUNCT
The/DET ball/NOUN rolls/VERB slowly/ADV down/ADP the/DET lane/NOUN and/CCONJ under/ADP a/DET parked/VERB car/NOUN ./PUNCT
Dry/ADJ wood/NOUN burns/VERB fast/ADV ./PUNCT
You/PRON have/VERB a/DET right/NOUN to/PART know/VERB what/PRON the/DET letter/NOUN says/VERB ./PUNCT
The/DET Spanish/ADJ word/NOUN for/ADP bread/NOUN is/AUX "/PUNCT pan/X "/PUNCT ,/PUNCT which/PRON made/VERB Ruth/PROPN laugh/VERB ./PUNCT
My/PRON uncle/NOUN gave/VERB me/PRON a/DET set/NOUN of/ADP knives/NOUN that/PRON were/AUX never/ADV sharp/ADJ ./PUNCT
I/PRON had/AUX never/ADV tasted/VERB a/DET better/ADJ pear/NOUN ./PUNCT
The/DET snow/NOUN was/AUX a/DET metre/NOUN deep/ADJ on/ADP the/DET north/ADJ side/NOUN of/ADP the/DET hill/NOUN ./PUNCT
The/DET garden/NOUN measures/VERB 20/NUM x/SYM 30/NUM metres/NOUN ,/PUNCT which/PRON is/AUX large/ADJ for/ADP this/DET street/NOUN ./PUNCT
Whatever/PRON you/PRON do/VERB ,/PUNCT do/AUX n't/PART open/VERB the/DET oven/NOUN before/SCONJ the/DET cake/NOUN has/AUX risen/VERB ./PUNCT
Be/AUX patient/ADJ ;/PUNCT good/ADJ bread/NOUN takes/VERB time/NOUN ./PUNCT
She/PRON took/VERB off/ADP her/PRON coat/NOUN and/CCONJ looked/VERB round/ADV for/ADP a/DET chair/NOUN ./PUNCT
A/DET can/NOUN of/ADP paint/NOUN can/AUX cover/VERB about/ADV ten/NUM square/ADJ metres/NOUN ./PUNCT
We/PRON must/AUX face/VERB the/DET fact/NOUN that/SCONJ the/DET old/ADJ bridge/NOUN can/AUX not/PART be/AUX saved/VERB ./PUNCT
The/DET pie/NOUN has/VERB a/DET faint/ADJ taste/NOUN of/ADP lemon/NOUN ./PUNCT
A/DET stone/NOUN cross/NOUN marks/VERB the/DET place/NOUN where/ADV the/DET two/NUM roads/NOUN meet/VERB ./PUNCT
Good/ADJ morning/NOUN ,/PUNCT Captain/PROPN !/PUNCT
They/PRON named/VERB the/DET boat/NOUN Rose/PROPN ,/PUNCT after/ADP his/PRON mother/NOUN ./PUNCT
"/PUNCT Where/ADV did/AUX you/PRON put/VERB the/DET keys/NOUN ?/PUNCT "/PUNCT asked/VERB Ruth/PROPN ./PUNCT
Most/ADJ visitors/NOUN come/VERB from/ADP the/DET south/NOUN ./PUNCT
Will/AUX you/PRON be/AUX at/ADP home/NOUN when/SCONJ the/DET new/ADJ fridge/NOUN is/AUX delivered/VERB ?/PUNCT
Bill/PROPN paid/VERB the/DET bill/NOUN and/CCONJ left/VERB without/ADP a/DET word/NOUN ./PUNCT
The/DET better/ADJ of/ADP the/DET two/NUM cooks/NOUN left/VERB in/ADP June/PROPN ,/PUNCT and/CCONJ the/DET food/NOUN has/AUX suffered/VERB since/ADV then/ADV ./PUNCT
There/PRON is/VERB a/DET leak/NOUN somewhere/ADV behind/ADP the/DET wall/NOUN ,/PUNCT and/CCONJ it/PRON will/AUX have/VERB to/PART be/AUX found/VERB ./PUNCT
The/DET wait/NOUN at/ADP the/DET hospital/NOUN was/AUX long/ADJ ,/PUNCT but/CCONJ the/DET doctor/NOUN we/PRON saw/VERB was/AUX excellent/ADJ ./PUNCT
The/DET leaves/NOUN fall/VERB early/ADV this/DET year/NOUN ./PUNCT
The/DET school/NOUN play/NOUN was/AUX written/VERB by/ADP Mr./PROPN Pell/PROPN and/CCONJ his/PRON oldest/ADJ pupils/NOUN ./PUNCT
Stand/VERB up/ADP when/SCONJ the/DET judge/NOUN comes/VERB in/ADP ,/PUNCT and/CCONJ do/AUX n't/PART sit/VERB until/SCONJ she/PRON does/AUX ./PUNCT
I/PRON long/VERB for/ADP a/DET week/NOUN without/ADP meetings/NOUN ./PUNCT
Are/AUX you/PRON sure/ADJ that/SCONJ you/PRON locked/VERB the/DET door/NOUN ?/PUNCT
The/DET patient/NOUN in/ADP Room/PROPN 12/NUM wants/VERB to/PART know/VERB when/ADV he/PRON can/AUX go/VERB home/ADV ./PUNCT
Line/VERB up/ADP by/ADP the/DET door/NOUN ,/PUNCT children/NOUN ,/PUNCT and/CCONJ hold/VERB hands/NOUN ./PUNCT
All/DET children/NOUN under/ADP six/NUM travel/VERB free/ADV ./PUNCT
The/DET bells/NOUN sound/VERB sad/ADJ when/SCONJ the/DET wind/NOUN is/AUX in/ADP the/DET east/NOUN ./PUNCT
Ouch/INTJ !/PUNCT That/DET pan/NOUN is/AUX hot/ADJ ./PUNCT
What/PRON does/AUX this/DET word/NOUN mean/VERB in/ADP English/PROPN ?/PUNCT
Help/VERB yourself/PRON to/ADP some/DET soup/NOUN while/SCONJ it/PRON is/AUX hot/ADJ ./PUNCT
The/DET room/NOUN was/AUX as/ADV cold/ADJ as/ADP a/DET cellar/NOUN ,/PUNCT and/CCONJ about/ADV as/ADV cheerful/ADJ ./PUNCT
"/PUNCT Well/INTJ ,/PUNCT well/INTJ ,/PUNCT "/PUNCT said/VERB the/DET old/ADJ man/NOUN ,/PUNCT "/PUNCT look/VERB who/PRON has/AUX come/VERB home/ADV ./PUNCT "/PUNCT
The/DET doctor/NOUN was/AUX washing/VERB her/PRON hands/NOUN when/SCONJ the/DET phone/NOUN rang/VERB ./PUNCT
Either/CCONJ we/PRON leave/VERB now/ADV or/CCONJ we/PRON miss/VERB the/DET ferry/NOUN ./PUNCT
There/PRON was/VERB no/DET sound/NOUN but/ADP the/DET slow/ADJ turning/NOUN of/ADP the/DET mill/NOUN wheel/NOUN ./PUNCT
"/PUNCT How/ADV would/AUX you/PRON like/VERB your/PRON eggs/NOUN ?/PUNCT "/PUNCT the/DET waiter/NOUN asked/VERB ,/PUNCT without/SCONJ looking/VERB up/ADP from/ADP his/PRON notes/NOUN ./PUNCT
Do/VERB your/PRON best/NOUN ,/PUNCT and/CCONJ do/AUX n't/PART worry/VERB about/ADP the/DET marks/NOUN ./PUNCT
On/ADP 14/NUM November/PROPN 1923/NUM the/DET mill/NOUN burned/VERB down/ADP ,/PUNCT and/CCONJ the/DET whole/ADJ village/NOUN helped/VERB to/PART build/VERB it/PRON up/ADP again/ADV ./PUNCT
This/DET box/NOUN is/AUX light/ADJ enough/ADV for/SCONJ a/DET child/NOUN to/PART carry/VERB ./PUNCT
You/PRON should/AUX rest/VERB your/PRON eyes/NOUN after/ADP an/DET hour/NOUN at/ADP the/DET screen/NOUN ./PUNCT
It/PRON was/AUX wrong/ADJ to/PART blame/VERB the/DET driver/NOUN for/ADP the/DET fog/NOUN ./PUNCT
The/DET hospital/NOUN has/VERB a/DET new/ADJ wing/NOUN ,/PUNCT which/PRON was/AUX paid/VERB for/ADP by/ADP the/DET town/NOUN ./PUNCT
The/DET film/NOUN stars/VERB a/DET dog/NOUN that/PRON solves/VERB crimes/NOUN ,/PUNCT and/CCONJ the/DET dog/NOUN is/AUX the/DET best/ADJ actor/NOUN in/ADP it/PRON ./PUNCT
The/DET corner/NOUN table/NOUN is/AUX reserved/VERB for/ADP the/DET captain/NOUN ./PUNCT
The/DET more/ADV you/PRON practise/VERB ,/PUNCT the/DET easier/ADJ it/PRON becomes/VERB ./PUNCT
Ice/NOUN forms/VERB first/ADV along/ADP the/DET edges/NOUN of/ADP the/DET pond/NOUN ./PUNCT
A/DET pound/NOUN of/ADP nails/NOUN costs/VERB $/SYM 4.50/NUM at/ADP Finch/PROPN &/CCONJ Sons/PROPN ./PUNCT
The/DET hotel/NOUN charges/NOUN for/ADP parking/NOUN were/AUX higher/ADJ than/SCONJ we/PRON had/AUX been/AUX told/VERB ./PUNCT
They/PRON guide/VERB tourists/NOUN through/ADP the/DET caves/NOUN and/CCONJ talk/VERB about/ADP bats/NOUN the/DET whole/ADJ time/NOUN ./PUNCT
The/DET ride/NOUN to/ADP the/DET airport/NOUN took/VERB longer/ADV than/ADP the/DET flight/NOUN itself/PRON ./PUNCT
We/PRON 're/AUX meeting/VERB at/ADP the/DET bridge/NOUN at/ADP six/NUM ,/PUNCT are/AUX n't/PART we/PRON ?/PUNCT
We/PRON watched/VERB the/DET game/NOUN live/ADV ,/PUNCT but/CCONJ the/DET picture/NOUN was/AUX bad/ADJ ./PUNCT
I/PRON caught/VERB a/DET cold/NOUN on/ADP the/DET night/NOUN ferry/NOUN ./PUNCT
In/ADP the/DET near/ADJ future/NOUN ,/PUNCT tickets/NOUN will/AUX only/ADV be/AUX sold/VERB online/ADV ./PUNCT
The/DET lock/NOUN is/AUX stiff/ADJ ,/PUNCT so/ADV lift/VERB the/DET handle/NOUN and/CCONJ push/VERB ./PUNCT
The/DET office/NOUN opens/VERB at/ADP nine/NUM o'clock/ADV ,/PUNCT but/CCONJ the/DET phones/NOUN start/VERB at/ADP eight/NUM ./PUNCT
We/PRON walked/VERB about/ADP the/DET town/NOUN for/ADP an/DET hour/NOUN and/CCONJ talked/VERB about/ADP nothing/PRON ./PUNCT
Three/NUM is/AUX an/DET odd/ADJ number/NOUN ,/PUNCT and/CCONJ four/NUM is/AUX an/DET even/ADJ one/NOUN ./PUNCT
The/DET river/NOUN is/AUX too/ADV wide/ADJ to/PART swim/VERB ./PUNCT
We/PRON dance/VERB in/ADP the/DET square/NOUN on/ADP the/DET last/ADJ night/NOUN of/ADP the/DET fair/NOUN ./PUNCT
The/DET parcel/NOUN was/AUX sent/VERB to/ADP the/DET wrong/ADJ address/NOUN ./PUNCT
What/PRON is/AUX this/DET book/NOUN about/ADP ?/PUNCT
Would/AUX you/PRON light/VERB the/DET fire/NOUN before/SCONJ the/DET guests/NOUN arrive/VERB ?/PUNCT
The/DET man/NOUN whose/PRON dog/NOUN bit/VERB the/DET postman/NOUN has/AUX said/VERB that/SCONJ he/PRON is/AUX sorry/ADJ ./PUNCT
He/PRON ate/VERB as/SCONJ if/SCONJ he/PRON had/AUX not/PART seen/VERB food/NOUN for/ADP days/NOUN ./PUNCT
I/PRON have/AUX lived/VERB beside/ADP the/DET Wen/PROPN all/DET my/PRON life/NOUN ,/PUNCT and/CCONJ I/PRON have/AUX never/ADV seen/VERB it/PRON so/ADV low/ADJ ./PUNCT
Found/VERB your/PRON glasses/NOUN yet/ADV ?/PUNCT
Is/AUX there/PRON going/VERB to/PART be/VERB a/DET fast/ADJ train/NOUN to/ADP the/DET coast/NOUN ?/PUNCT
Come/VERB inside/ADV and/CCONJ warm/VERB your/PRON feet/NOUN by/ADP the/DET stove/NOUN ./PUNCT
The/DET man/NOUN in/ADP the/DET long/ADJ black/ADJ coat/NOUN has/AUX been/AUX standing/VERB outside/ADP the/DET bank/NOUN since/ADP eleven/NUM ./PUNCT
You/PRON may/AUX not/PART believe/VERB me/PRON ,/PUNCT but/CCONJ the/DET clock/NOUN struck/VERB thirteen/NUM ./PUNCT
I/PRON left/VERB the/DET change/NOUN on/ADP the/DET counter/NOUN ,/PUNCT to/ADP the/DET left/NOUN of/ADP the/DET sugar/NOUN ./PUNCT
The/DET boy/NOUN with/ADP the/DET drum/NOUN marched/VERB through/ADP Alder/PROPN on/ADP the/DET first/ADJ of/ADP March/PROPN ./PUNCT
Wait/VERB a/DET second/NOUN ,/PUNCT I/PRON have/VERB to/PART tie/VERB my/PRON shoe/NOUN ./PUNCT
Did/AUX you/PRON hear/VERB the/DET ring/NOUN of/ADP the/DET school/NOUN bell/NOUN this/DET morning/NOUN ?/PUNCT
"/PUNCT Merci/X !/PUNCT "/PUNCT cried/VERB the/DET girl/NOUN ,/PUNCT and/CCONJ she/PRON ran/VERB off/ADP with/ADP the/DET kite/NOUN ./PUNCT
Do/AUX n't/PART cross/VERB the/DET road/NOUN until/SCONJ the/DET light/NOUN turns/VERB green/ADJ ./PUNCT
Ruth/PROPN 's/PART loaves/NOUN are/AUX like/ADP clouds/NOUN ,/PUNCT and/CCONJ people/NOUN come/VERB from/ADP miles/NOUN around/ADV to/PART buy/VERB them/PRON ./PUNCT
The/DET cut/NOUN on/ADP her/PRON thumb/NOUN was/AUX small/ADJ ,/PUNCT but/CCONJ it/PRON bled/VERB a/DET lot/NOUN ./PUNCT
Ruth/PROPN bakes/VERB 300/NUM loaves/NOUN a/DET day/NOUN and/CCONJ twice/ADV as/ADV many/ADJ before/ADP a/DET holiday/NOUN ./PUNCT
The/DET sun/NOUN had/AUX set/VERB ,/PUNCT but/CCONJ the/DET sky/NOUN was/AUX still/ADV light/ADJ ./PUNCT
Yes/INTJ ,/PUNCT I/PRON have/AUX ,/PUNCT but/CCONJ only/ADV at/ADP the/DET autumn/NOUN fair/NOUN ./PUNCT
I/PRON ca/AUX n't/PART find/VERB the/DET charger/NOUN that/PRON came/VERB with/ADP this/DET laptop/NOUN ./PUNCT
There/PRON 's/VERB a/DET fire/NOUN drill/NOUN at/ADP ten/NUM ,/PUNCT so/ADV do/AUX n't/PART panic/VERB when/SCONJ the/DET bell/NOUN rings/VERB ./PUNCT
The/DET painter/NOUN covered/VERB the/DET floor/NOUN with/ADP paper/NOUN before/SCONJ he/PRON painted/VERB the/DET ceiling/NOUN ./PUNCT
My/PRON pay/NOUN went/VERB up/ADP by/ADP 2/NUM %/SYM ,/PUNCT and/CCONJ my/PRON rent/NOUN went/VERB up/ADP by/ADP 11/NUM %/SYM ./PUNCT
We/PRON kept/VERB on/ADP walking/VERB ,/PUNCT although/SCONJ our/PRON feet/NOUN hurt/VERB and/CCONJ the/DET path/NOUN was/AUX hardly/ADV visible/ADJ ./PUNCT
The/DET council/NOUN will/AUX vote/VERB on/ADP the/DET plan/NOUN next/ADJ Wednesday/PROPN ./PUNCT
We/PRON must/AUX act/VERB now/ADV if/SCONJ we/PRON want/VERB to/PART save/VERB the/DET mill/NOUN ./PUNCT
"/PUNCT Love/NOUN is/AUX blind/ADJ ,/PUNCT "/PUNCT sighed/VERB Mrs./PROPN Finch/PROPN ,/PUNCT "/PUNCT but/CCONJ the/DET neighbours/NOUN are/AUX not/PART ./PUNCT "/PUNCT
Button/VERB your/PRON coat/NOUN ;/PUNCT the/DET wind/NOUN is/AUX bitter/ADJ ./PUNCT
Do/AUX any/PRON of/ADP you/PRON speak/VERB German/PROPN ?/PUNCT
The/DET children/NOUN who/PRON play/VERB by/ADP the/DET mill/NOUN have/AUX been/AUX told/VERB a/DET hundred/NUM times/NOUN to/PART keep/VERB away/ADV from/ADP the/DET wheel/NOUN ./PUNCT
Stay/VERB close/ADV and/CCONJ hold/VERB my/PRON hand/NOUN ./PUNCT
Send/VERB me/PRON a/DET copy/NOUN of/ADP the/DET report/NOUN by/ADP Thursday/PROPN ./PUNCT
Every/DET Monday/PROPN Mara/PROPN weighs/VERB the/DET grain/NOUN ,/PUNCT cleans/VERB the/DET stones/NOUN and/CCONJ writes/VERB the/DET numbers/NOUN in/ADP a/DET green/ADJ book/NOUN ./PUNCT
I/PRON 've/AUX been/AUX waiting/VERB for/ADP half/DET an/DET hour/NOUN ,/PUNCT and/CCONJ I/PRON 'm/AUX getting/VERB cross/ADJ ./PUNCT
The/DET old/ADJ bridge/NOUN ,/PUNCT which/PRON had/AUX stood/VERB for/ADP three/NUM hundred/NUM years/NOUN ,/PUNCT fell/VERB into/ADP the/DET river/NOUN last/ADJ spring/NOUN ./PUNCT
Fish/NOUN is/AUX cheap/ADJ at/ADP the/DET market/NOUN on/ADP Fridays/PROPN ./PUNCT
I/PRON would/AUX n't/PART do/VERB that/PRON if/SCONJ I/PRON were/AUX you/PRON ./PUNCT
The/DET lost/ADJ dog/NOUN was/AUX found/VERB by/ADP a/DET girl/NOUN who/PRON was/AUX picking/VERB berries/NOUN ./PUNCT
Goodbye/INTJ ,/PUNCT and/CCONJ mind/VERB the/DET step/NOUN !/PUNCT
The/DET phone/NOUN plan/NOUN includes/VERB 20/NUM hours/NOUN of/ADP calls/NOUN and/CCONJ unlimited/ADJ texts/NOUN for/ADP $/SYM 15/NUM a/DET month/NOUN ./PUNCT
She/PRON left/VERB soon/ADV after/ADP the/DET speech/NOUN ,/PUNCT and/CCONJ he/PRON left/VERB soon/ADV after/ADV ./PUNCT
If/SCONJ I/PRON had/AUX known/VERB that/SCONJ you/PRON were/AUX coming/VERB ,/PUNCT I/PRON would/AUX have/AUX made/VERB more/ADJ soup/NOUN ./PUNCT
The/DET children/NOUN were/AUX taught/VERB to/PART count/VERB with/ADP dried/VERB beans/NOUN ./PUNCT
My/PRON parents/NOUN drive/VERB to/ADP the/DET sea/NOUN each/DET August/PROPN ./PUNCT
Mrs./PROPN Finch/PROPN gardens/VERB in/ADP all/DET weathers/NOUN ,/PUNCT and/CCONJ her/PRON roses/NOUN thank/VERB her/PRON for/ADP it/PRON ./PUNCT
Jonas/PROPN the/DET smith/NOUN works/VERB hard/ADV ,/PUNCT because/SCONJ the/DET work/NOUN never/ADV ends/VERB ./PUNCT
We/PRON saw/VERB the/DET lights/NOUN of/ADP the/DET ferry/NOUN long/ADV before/SCONJ we/PRON heard/VERB its/PRON horn/NOUN ./PUNCT
All/DET the/DET members/NOUN who/PRON were/AUX present/ADJ voted/VERB for/ADP the/DET present/ADJ chair/NOUN ./PUNCT
Close/VERB the/DET window/NOUN ,/PUNCT will/AUX you/PRON ?/PUNCT
"/PUNCT I/PRON put/VERB them/PRON where/ADV you/PRON told/VERB me/PRON to/PART ,/PUNCT "/PUNCT answered/VERB Jonas/PROPN ./PUNCT
We/PRON ran/VERB down/ADP the/DET hill/NOUN and/CCONJ jumped/VERB into/ADP the/DET cold/ADJ water/NOUN ./PUNCT
Mr./PROPN Pell/PROPN said/VERB that/SCONJ the/DET essay/NOUN that/PRON I/PRON wrote/VERB about/ADP that/DET flood/NOUN was/AUX the/DET best/ADJ one/NOUN that/DET year/NOUN ./PUNCT
Thanks/NOUN for/ADP the/DET lift/NOUN !/PUNCT
A/DET clear/ADJ sky/NOUN at/ADP night/NOUN means/VERB frost/NOUN in/ADP the/DET morning/NOUN ./PUNCT
Pass/VERB the/DET salt/NOUN ,/PUNCT please/INTJ ,/PUNCT and/CCONJ the/DET pepper/NOUN as/ADV well/ADV ./PUNCT
The/DET online/ADJ course/NOUN was/AUX shorter/ADJ than/ADP the/DET one/NOUN at/ADP the/DET college/NOUN ./PUNCT
The/DET cost/NOUN of/ADP the/DET repair/NOUN was/AUX about/ADV $/SYM 300/NUM ./PUNCT
"/PUNCT Bonjour/X ,/PUNCT "/PUNCT said/VERB Ben/PROPN ,/PUNCT who/PRON knew/VERB no/DET other/ADJ word/NOUN ./PUNCT
Pound/VERB the/DET dough/NOUN until/SCONJ it/PRON feels/VERB smooth/ADJ ./PUNCT
She/PRON trains/VERB for/ADP the/DET race/NOUN in/ADP the/DET park/NOUN behind/ADP her/PRON flat/NOUN ./PUNCT
A/DET straight/ADJ path/NOUN leads/VERB from/ADP the/DET gate/NOUN to/ADP the/DET front/ADJ door/NOUN ./PUNCT
Turn/VERB right/ADV ,/PUNCT then/ADV go/VERB straight/ADV on/ADV until/SCONJ you/PRON see/VERB a/DET white/ADJ house/NOUN on/ADP the/DET right/NOUN ./PUNCT
Since/SCONJ the/DET mill/NOUN closed/VERB ,/PUNCT many/ADJ young/ADJ people/NOUN have/AUX moved/VERB away/ADV ./PUNCT
We/PRON hope/VERB that/SCONJ there/PRON is/VERB still/ADV some/DET hope/NOUN ./PUNCT
He/PRON dived/VERB deep/ADV into/ADP the/DET lake/NOUN to/PART look/VERB for/ADP the/DET ring/NOUN ./PUNCT
Our/PRON bus/NOUN stop/NOUN has/AUX been/AUX moved/VERB to/ADP the/DET other/ADJ side/NOUN of/ADP the/DET road/NOUN ./PUNCT
We/PRON box/VERB the/DET eggs/NOUN by/ADP the/DET dozen/NOUN and/CCONJ sell/VERB them/PRON at/ADP the/DET gate/NOUN ./PUNCT
On/ADP Saturdays/PROPN Ben/PROPN and/CCONJ his/PRON father/NOUN fish/VERB from/ADP the/DET old/ADJ pier/NOUN until/SCONJ it/PRON gets/VERB dark/ADJ ./PUNCT
Can/AUX anyone/PRON repair/VERB a/DET watch/NOUN that/PRON has/AUX been/AUX in/ADP the/DET sea/NOUN ?/PUNCT
Email/VERB me/PRON the/DET photos/NOUN ,/PUNCT and/CCONJ I/PRON 'll/AUX print/VERB the/DET best/ADJ ones/NOUN ./PUNCT
The/DET plumber/NOUN ,/PUNCT who/PRON arrived/VERB two/NUM hours/NOUN late/ADV ,/PUNCT fixed/VERB the/DET leak/NOUN in/ADP five/NUM minutes/NOUN ./PUNCT
Address/VERB the/DET letter/NOUN to/ADP Dr./PROPN Hale/PROPN ,/PUNCT 4/NUM Church/PROPN Street/PROPN ,/PUNCT Alder/PROPN ./PUNCT
The/DET cat/NOUN can/AUX spring/VERB from/ADP the/DET floor/NOUN to/ADP the/DET top/ADJ shelf/NOUN ./PUNCT
Dr./PROPN Hale/PROPN told/VERB him/PRON to/PART rest/VERB for/ADP the/DET rest/NOUN of/ADP the/DET week/NOUN ./PUNCT
I/PRON have/AUX been/AUX here/ADV before/ADV ,/PUNCT but/CCONJ I/PRON do/AUX n't/PART remember/VERB this/DET fountain/NOUN ./PUNCT
The/DET still/ADJ air/NOUN before/ADP the/DET storm/NOUN made/VERB the/DET horses/NOUN nervous/ADJ ./PUNCT
My/PRON morning/NOUN run/NOUN takes/VERB me/PRON past/ADP the/DET bakery/NOUN ,/PUNCT which/PRON is/AUX a/DET mistake/NOUN ./PUNCT
What/DET time/NOUN does/AUX the/DET museum/NOUN close/VERB on/ADP Mondays/PROPN ?/PUNCT
His/PRON speech/NOUN was/AUX short/ADJ and/CCONJ to/ADP the/DET point/NOUN ./PUNCT
Her/PRON birthday/NOUN present/NOUN was/AUX a/DET light/ADJ blue/ADJ scarf/NOUN from/ADP Ruth/PROPN ./PUNCT
I/PRON did/AUX n't/PART mean/VERB to/PART hurt/VERB you/PRON ,/PUNCT and/CCONJ I/PRON am/AUX sorry/ADJ ./PUNCT
Wow/INTJ ,/PUNCT what/DET a/DET view/NOUN !/PUNCT
Stop/VERB !/PUNCT There/PRON is/VERB ice/NOUN under/ADP the/DET snow/NOUN ./PUNCT
Storms/NOUN like/ADP this/DET one/NOUN come/VERB once/ADV in/ADP fifty/NUM years/NOUN ./PUNCT
The/DET market/NOUN was/AUX a/DET real/ADJ find/NOUN ,/PUNCT and/CCONJ we/PRON went/VERB back/ADV twice/ADV ./PUNCT
The/DET meeting/NOUN was/AUX over/ADV by/ADP the/DET time/NOUN we/PRON arrived/VERB ./PUNCT
Some/DET days/NOUN the/DET fog/NOUN is/AUX so/ADV thick/ADJ that/SCONJ the/DET ferry/NOUN does/AUX not/PART run/VERB until/ADP noon/NOUN ./PUNCT
The/DET stars/NOUN were/AUX so/ADV bright/ADJ that/SCONJ we/PRON could/AUX see/VERB our/PRON shadows/NOUN on/ADP the/DET snow/NOUN ./PUNCT
Count/VERB to/ADP ten/NUM before/SCONJ you/PRON answer/VERB an/DET angry/ADJ letter/NOUN ./PUNCT
There/PRON are/VERB shops/NOUN on/ADP either/DET side/NOUN of/ADP the/DET square/NOUN ,/PUNCT but/CCONJ you/PRON ca/AUX n't/PART buy/VERB a/DET battery/NOUN in/ADP any/PRON of/ADP them/PRON ./PUNCT
Dr./PROPN Hale/PROPN washed/VERB the/DET wound/NOUN with/ADP clean/ADJ water/NOUN and/CCONJ wound/VERB a/DET bandage/NOUN round/ADP it/PRON ./PUNCT
From/ADP the/DET start/NOUN ,/PUNCT the/DET new/ADJ manager/NOUN knew/VERB everybody/PRON 's/PART name/NOUN ./PUNCT
I/PRON drink/VERB my/PRON coffee/NOUN black/ADJ ,/PUNCT without/ADP sugar/NOUN ,/PUNCT and/CCONJ preferably/ADV in/ADP silence/NOUN ./PUNCT
The/DET new/ADJ software/NOUN is/AUX faster/ADJ than/SCONJ we/PRON expected/VERB ./PUNCT
He/PRON walked/VERB with/ADP a/DET stick/NOUN ,/PUNCT but/CCONJ when/SCONJ the/DET ice/NOUN cream/NOUN van/NOUN came/VERB he/PRON ran/VERB ./PUNCT
Mark/PROPN missed/VERB the/DET mark/NOUN by/ADP a/DET metre/NOUN ,/PUNCT but/CCONJ nobody/PRON laughed/VERB ./PUNCT
He/PRON bought/VERB a/DET round/NOUN of/ADP drinks/NOUN after/SCONJ his/PRON team/NOUN had/AUX won/VERB ./PUNCT
The/DET ticket/NOUN cost/VERB $/SYM 12/NUM ,/PUNCT which/PRON was/AUX 20/NUM %/SYM less/ADJ than/ADP last/ADJ year/NOUN ./PUNCT
Try/VERB to/PART hit/VERB the/DET nail/NOUN straight/ADV and/CCONJ not/PART too/ADV hard/ADV ./PUNCT
It/PRON takes/VERB months/NOUN to/PART train/VERB a/DET guide/NOUN dog/NOUN ./PUNCT
Half/NOUN of/ADP the/DET bottles/NOUN were/AUX cracked/VERB by/ADP the/DET frost/NOUN ./PUNCT
The/DET answer/NOUN is/AUX 3/NUM x/SYM 4/NUM ,/PUNCT not/PART 3/NUM +/SYM 4/NUM ./PUNCT
An/DET early/ADJ frost/NOUN killed/VERB the/DET beans/NOUN ./PUNCT
The/DET hotel/NOUN cook/NOUN can/AUX cook/VERB anything/PRON except/ADP rice/NOUN ./PUNCT
The/DET cat/NOUN that/PRON sleeps/VERB in/ADP the/DET bakery/NOUN belongs/VERB to/ADP nobody/PRON ./PUNCT
"/PUNCT Then/ADV build/VERB something/PRON ,/PUNCT "/PUNCT Ruth/PROPN replied/VERB ,/PUNCT and/CCONJ the/DET whole/ADJ queue/NOUN laughed/VERB ./PUNCT
Why/ADV are/AUX you/PRON so/ADV late/ADJ ?/PUNCT
The/DET windows/NOUN were/AUX shut/ADJ ,/PUNCT the/DET fire/NOUN was/AUX out/ADV ,/PUNCT and/CCONJ there/PRON was/VERB nobody/PRON in/ADP the/DET house/NOUN ./PUNCT
The/DET bakery/NOUN is/AUX just/ADV round/ADP the/DET corner/NOUN ./PUNCT
Jonas/PROPN hammers/VERB the/DET hot/ADJ iron/NOUN until/SCONJ it/PRON is/AUX flat/ADJ and/CCONJ thin/ADJ ./PUNCT
Will/AUX the/DET council/NOUN back/VERB our/PRON plan/NOUN for/ADP a/DET new/ADJ bridge/NOUN ?/PUNCT
The/DET nurse/NOUN was/AUX kind/ADJ ,/PUNCT and/CCONJ she/PRON explained/VERB what/DET kind/NOUN of/ADP pills/NOUN I/PRON needed/VERB ./PUNCT
A/DET visit/NOUN to/ADP the/DET mill/NOUN is/AUX a/DET must/NOUN for/ADP anyone/PRON who/PRON comes/VERB to/ADP the/DET valley/NOUN ./PUNCT
My/PRON bus/NOUN pass/NOUN is/AUX valid/ADJ until/ADP the/DET end/NOUN of/ADP June/PROPN ./PUNCT
You/PRON can/AUX not/PART park/VERB here/ADV ,/PUNCT sir/NOUN ;/PUNCT this/PRON is/AUX a/DET public/ADJ park/NOUN ./PUNCT
Let/VERB 's/PRON go/VERB home/ADV ;/PUNCT it/PRON 's/AUX getting/VERB dark/ADJ ./PUNCT
Ben/PROPN is/AUX filming/VERB the/DET storm/NOUN from/ADP the/DET roof/NOUN ,/PUNCT which/PRON is/AUX not/PART wise/ADJ ./PUNCT
The/DET film/NOUN was/AUX boring/ADJ ;/PUNCT I/PRON liked/VERB the/DET music/NOUN ,/PUNCT though/ADV ./PUNCT
Cover/VERB the/DET pot/NOUN and/CCONJ let/VERB the/DET beans/NOUN cook/VERB for/ADP forty/NUM minutes/NOUN ./PUNCT
Step/VERB back/ADV from/ADP the/DET edge/NOUN ,/PUNCT please/INTJ ./PUNCT
They/PRON 'll/AUX have/AUX eaten/VERB everything/PRON by/ADP the/DET time/NOUN you/PRON get/VERB there/ADV ./PUNCT
The/DET rest/NOUN of/ADP us/PRON will/AUX follow/VERB on/ADP foot/NOUN ./PUNCT
Where/ADV can/AUX we/PRON park/VERB the/DET van/NOUN without/SCONJ paying/VERB a/DET fortune/NOUN ?/PUNCT
I/PRON think/VERB I/PRON hear/VERB somebody/PRON in/ADP the/DET garden/NOUN ./PUNCT
Everyone/PRON knows/VERB that/SCONJ the/DET river/NOUN floods/VERB in/ADP March/PROPN ./PUNCT
It/PRON is/AUX said/VERB that/SCONJ cats/NOUN always/ADV land/VERB on/ADP their/PRON feet/NOUN ./PUNCT
Do/AUX you/PRON mind/VERB if/SCONJ I/PRON sit/VERB here/ADV ?/PUNCT
Until/SCONJ the/DET new/ADJ bridge/NOUN was/AUX finished/VERB ,/PUNCT everything/PRON had/VERB to/PART be/AUX carried/VERB across/ADP the/DET river/NOUN by/ADP boat/NOUN ./PUNCT
Nobody/PRON expected/VERB the/DET walk/NOUN from/ADP the/DET station/NOUN to/PART take/VERB an/DET hour/NOUN and/CCONJ a/DET half/NOUN ./PUNCT
It/PRON was/AUX very/ADV kind/ADJ of/ADP you/PRON to/PART wait/VERB for/ADP us/PRON in/ADP this/DET weather/NOUN ./PUNCT
Dust/VERB the/DET shelves/NOUN and/CCONJ shut/VERB the/DET windows/NOUN ,/PUNCT would/AUX you/PRON ?/PUNCT
The/DET flowers/NOUN Anna/PROPN planted/VERB in/ADP spring/NOUN had/AUX grown/VERB as/ADV tall/ADJ as/ADP her/PRON ./PUNCT
A/DET ship/NOUN was/AUX seen/VERB off/ADP the/DET coast/NOUN early/ADV this/DET morning/NOUN ./PUNCT
Our/PRON teacher/NOUN read/VERB the/DET whole/ADJ text/NOUN aloud/ADV ,/PUNCT and/CCONJ then/ADV she/PRON asked/VERB five/NUM questions/NOUN about/ADP it/PRON ./PUNCT
You/PRON lead/VERB ,/PUNCT and/CCONJ we/PRON will/AUX follow/VERB ./PUNCT
He/PRON talks/VERB in/ADP his/PRON sleep/NOUN ,/PUNCT but/CCONJ nobody/PRON understands/VERB a/DET word/NOUN ./PUNCT
Every/DET pupil/NOUN needs/VERB a/DET pencil/NOUN ;/PUNCT the/DET needs/NOUN of/ADP the/DET teacher/NOUN are/AUX greater/ADJ ./PUNCT
Can/AUX you/PRON open/VERB this/DET can/NOUN of/ADP beans/NOUN for/ADP me/PRON ?/PUNCT
She/PRON has/AUX lived/VERB in/ADP this/DET street/NOUN since/ADP 1998/NUM ./PUNCT
The/DET doctor/NOUN looked/VERB at/ADP my/PRON knee/NOUN and/CCONJ asked/VERB whether/SCONJ it/PRON hurt/VERB ./PUNCT
We/PRON stayed/VERB under/ADP the/DET bridge/NOUN until/ADP dawn/NOUN ./PUNCT
Cook/VERB the/DET rice/NOUN first/ADV ,/PUNCT because/SCONJ the/DET fish/NOUN needs/VERB only/ADV four/NUM minutes/NOUN ./PUNCT
Once/SCONJ the/DET dough/NOUN has/AUX doubled/VERB ,/PUNCT shape/VERB it/PRON into/ADP twelve/NUM rolls/NOUN ./PUNCT
My/PRON password/NOUN has/VERB to/PART be/AUX changed/VERB every/DET ninety/NUM days/NOUN ,/PUNCT and/CCONJ I/PRON forget/VERB it/PRON every/DET ninety/NUM minutes/NOUN ./PUNCT
The/DET waves/NOUN were/AUX too/ADV high/ADJ for/ADP a/DET small/ADJ boat/NOUN ./PUNCT
Our/PRON team/NOUN won/VERB 3/NUM -/SYM 1/NUM ,/PUNCT although/SCONJ we/PRON played/VERB with/ADP ten/NUM men/NOUN for/ADP most/ADJ of/ADP the/DET match/NOUN ./PUNCT
Have/AUX you/PRON ever/ADV seen/VERB such/DET a/DET big/ADJ pumpkin/NOUN ?/PUNCT
My/PRON uncle/NOUN taught/VERB me/PRON how/ADV to/PART fish/VERB with/ADP a/DET simple/ADJ line/NOUN ./PUNCT
Ruth/PROPN rose/VERB at/ADP four/NUM to/PART heat/VERB the/DET ovens/NOUN ,/PUNCT as/SCONJ she/PRON had/AUX done/VERB for/ADP thirty/NUM years/NOUN ./PUNCT
The/DET police/NOUN want/VERB to/PART question/VERB the/DET ferryman/NOUN about/ADP the/DET missing/ADJ boat/NOUN ./PUNCT
A/DET room/NOUN with/ADP a/DET view/NOUN costs/VERB $/SYM 90/NUM a/DET night/NOUN ,/PUNCT and/CCONJ breakfast/NOUN is/AUX another/DET $/SYM 8/NUM ./PUNCT
Do/VERB as/SCONJ you/PRON like/VERB ,/PUNCT but/CCONJ do/AUX n't/PART blame/VERB me/PRON afterwards/ADV ./PUNCT
The/DET changes/NOUN that/PRON they/PRON made/VERB to/ADP the/DET timetable/NOUN did/AUX not/PART help/VERB anybody/PRON ./PUNCT
He/PRON felt/VERB the/DET rough/ADJ cloth/NOUN and/CCONJ said/VERB that/SCONJ it/PRON was/AUX felt/NOUN ,/PUNCT not/PART wool/NOUN ./PUNCT
New/ADJ measures/NOUN against/ADP flooding/NOUN were/AUX announced/VERB in/ADP September/PROPN ./PUNCT
They/PRON might/AUX come/VERB by/ADP boat/NOUN ,/PUNCT but/CCONJ they/PRON might/AUX also/ADV walk/VERB ./PUNCT
Brush/VERB your/PRON teeth/NOUN before/ADP bed/NOUN and/CCONJ after/ADP breakfast/NOUN ./PUNCT
The/DET paper/NOUN plant/NOUN up/ADP the/DET river/NOUN employs/VERB 140/NUM people/NOUN from/ADP four/NUM villages/NOUN ./PUNCT
The/DET judge/NOUN gave/VERB first/ADJ prize/NOUN to/ADP a/DET goat/NOUN from/ADP Alder/PROPN ./PUNCT
"/PUNCT The/DET bread/NOUN that/PRON you/PRON sold/VERB me/PRON was/AUX like/ADP a/DET brick/NOUN !/PUNCT "/PUNCT complained/VERB the/DET captain/NOUN ./PUNCT
The/DET second/ADJ round/NOUN of/ADP talks/NOUN ended/VERB without/ADP a/DET result/NOUN ./PUNCT
All/PRON of/ADP us/PRON were/AUX tired/ADJ after/ADP the/DET long/ADJ drive/NOUN ./PUNCT
Mara/PROPN ,/PUNCT who/PRON has/AUX run/VERB the/DET mill/NOUN since/SCONJ her/PRON father/NOUN died/VERB ,/PUNCT knows/VERB every/DET wheel/NOUN and/CCONJ belt/NOUN ./PUNCT
We/PRON enjoyed/VERB the/DET quiet/NOUN of/ADP the/DET empty/ADJ beach/NOUN ./PUNCT
I/PRON had/AUX had/VERB enough/ADJ of/ADP his/PRON jokes/NOUN ./PUNCT
Ring/VERB the/DET bell/NOUN twice/ADV if/SCONJ you/PRON need/VERB anything/PRON ,/PUNCT and/CCONJ I/PRON will/AUX come/VERB up/ADP ./PUNCT
She/PRON promised/VERB to/PART keep/VERB her/PRON promise/NOUN ,/PUNCT but/CCONJ a/DET promise/NOUN from/ADP her/PRON is/AUX worth/ADJ little/ADJ ./PUNCT
Watch/VERB your/PRON step/NOUN when/SCONJ you/PRON get/VERB off/ADP the/DET boat/NOUN ./PUNCT
Hey/INTJ ,/PUNCT that/PRON 's/AUX my/PRON umbrella/NOUN !/PUNCT
Neither/CCONJ the/DET cook/NOUN nor/CCONJ the/DET waiter/NOUN had/AUX tasted/VERB the/DET soup/NOUN ./PUNCT
Keep/VERB off/ADP the/DET grass/NOUN !/PUNCT
Alas/INTJ ,/PUNCT the/DET soup/NOUN did/AUX not/PART taste/VERB like/SCONJ it/PRON did/AUX last/ADJ time/NOUN ./PUNCT
Will/PROPN will/AUX be/AUX nine/NUM in/ADP December/PROPN ./PUNCT
Answer/VERB the/DET phone/NOUN ,/PUNCT please/INTJ ;/PUNCT my/PRON hands/NOUN are/AUX wet/ADJ ./PUNCT
After/ADP our/PRON swim/NOUN we/PRON lay/VERB in/ADP the/DET sun/NOUN and/CCONJ talked/VERB ./PUNCT
It/PRON was/AUX Mara/PROPN who/PRON noticed/VERB that/SCONJ the/DET water/NOUN was/AUX rising/VERB ,/PUNCT and/CCONJ it/PRON was/AUX Tom/PROPN who/PRON woke/VERB the/DET village/NOUN ./PUNCT
The/DET horse/NOUN ran/VERB so/ADV fast/ADV that/SCONJ its/PRON rider/NOUN lost/VERB his/PRON hat/NOUN ./PUNCT
Air/VERB the/DET room/NOUN every/DET morning/NOUN ,/PUNCT even/ADV in/ADP winter/NOUN ./PUNCT
The/DET wind/NOUN dropped/VERB ,/PUNCT and/CCONJ not/PART a/DET drop/NOUN of/ADP rain/NOUN fell/VERB for/ADP six/NUM weeks/NOUN ./PUNCT
Would/AUX you/PRON like/VERB a/DET hot/ADJ drink/NOUN ,/PUNCT or/CCONJ is/AUX it/PRON too/ADV late/ADJ for/ADP coffee/NOUN ?/PUNCT
The/DET ferryman/NOUN ,/PUNCT it/PRON is/AUX said/VERB ,/PUNCT once/ADV carried/VERB a/DET bear/NOUN ./PUNCT
Anna/PROPN 's/PART brother/NOUN has/AUX never/ADV been/AUX on/ADP a/DET plane/NOUN ./PUNCT
Which/DET road/NOUN should/AUX we/PRON take/VERB if/SCONJ the/DET tunnel/NOUN is/AUX closed/ADJ ?/PUNCT
It/PRON costs/VERB less/ADJ than/SCONJ you/PRON think/VERB ./PUNCT
If/SCONJ it/PRON rains/VERB on/ADP Saturday/PROPN ,/PUNCT the/DET match/NOUN will/AUX be/AUX moved/VERB to/ADP Sunday/PROPN ./PUNCT
Both/DET sisters/NOUN work/VERB nights/NOUN at/ADP the/DET hospital/NOUN in/ADP the/DET city/NOUN ./PUNCT
I/PRON was/AUX given/VERB a/DET form/NOUN ,/PUNCT a/DET pen/NOUN that/PRON did/AUX n't/PART write/VERB ,/PUNCT and/CCONJ a/DET chair/NOUN in/ADP the/DET corridor/NOUN ./PUNCT
Number/VERB the/DET pages/NOUN before/SCONJ you/PRON hand/VERB them/PRON in/ADP ./PUNCT
He/PRON changes/VERB trains/NOUN at/ADP Newford/PROPN ,/PUNCT where/ADV there/PRON is/VERB a/DET good/ADJ cafe/NOUN ./PUNCT
Whoever/PRON took/VERB my/PRON bicycle/NOUN left/VERB a/DET much/ADV better/ADJ one/NOUN in/ADP its/PRON place/NOUN ./PUNCT
Somebody/PRON has/VERB to/PART tell/VERB the/DET truth/NOUN ./PUNCT
The/DET rules/NOUN change/VERB every/DET year/NOUN ,/PUNCT and/CCONJ every/DET change/NOUN makes/VERB the/DET form/NOUN longer/ADJ ./PUNCT
A/DET march/NOUN against/ADP the/DET new/ADJ motorway/NOUN will/AUX be/AUX held/VERB in/ADP London/PROPN on/ADP Saturday/PROPN ./PUNCT
It/PRON was/AUX half/NOUN past/ADP six/NUM when/SCONJ the/DET lights/NOUN went/VERB out/ADP ./PUNCT
"/PUNCT No/INTJ ,/PUNCT thank/VERB you/PRON ,/PUNCT "/PUNCT said/VERB the/DET guest/NOUN ,/PUNCT "/PUNCT I/PRON do/AUX not/PART eat/VERB meat/NOUN ./PUNCT "/PUNCT
Name/VERB two/NUM rivers/NOUN that/PRON flow/VERB into/ADP the/DET sea/NOUN near/ADP here/ADV ./PUNCT
The/DET press/NOUN was/AUX not/PART allowed/VERB into/ADP the/DET meeting/NOUN ./PUNCT
You/PRON need/AUX n't/PART come/VERB if/SCONJ you/PRON do/AUX n't/PART want/VERB to/PART ./PUNCT
Jonas/PROPN cuts/VERB the/DET bars/NOUN ,/PUNCT and/CCONJ his/PRON arms/NOUN show/VERB the/DET cuts/NOUN and/CCONJ burns/NOUN of/ADP forty/NUM years/NOUN ./PUNCT
Write/VERB your/PRON name/NOUN on/ADP the/DET back/NOUN of/ADP the/DET card/NOUN and/CCONJ give/VERB it/PRON back/ADV to/ADP me/PRON ./PUNCT
The/DET band/NOUN played/VERB live/ADJ music/NOUN until/ADP two/NUM in/ADP the/DET morning/NOUN ./PUNCT
It/PRON takes/VERB a/DET strong/ADJ will/NOUN to/PART get/VERB out/ADP of/ADP bed/NOUN in/ADP a/DET house/NOUN without/ADP heating/NOUN ./PUNCT
It/PRON is/AUX colder/ADJ outside/ADV than/SCONJ it/PRON looks/VERB ./PUNCT
There/PRON is/VERB no/DET need/NOUN to/PART shout/VERB ;/PUNCT I/PRON can/AUX hear/VERB you/PRON perfectly/ADV well/ADV ./PUNCT
The/DET old/ADJ boat/NOUN was/AUX in/ADP good/ADJ shape/NOUN for/ADP its/PRON age/NOUN ./PUNCT
The/DET coffee/NOUN is/AUX ground/VERB by/ADP hand/NOUN in/ADP a/DET small/ADJ iron/NOUN mill/NOUN ./PUNCT
The/DET pupils/NOUN whose/PRON names/NOUN are/AUX on/ADP this/DET list/NOUN may/AUX leave/VERB early/ADV ./PUNCT
Her/PRON marks/NOUN improved/VERB after/SCONJ she/PRON moved/VERB to/ADP the/DET front/NOUN of/ADP the/DET class/NOUN ./PUNCT
Cheers/INTJ ,/PUNCT everyone/PRON ,/PUNCT and/CCONJ a/DET happy/ADJ new/ADJ year/NOUN !/PUNCT
That/DET clock/NOUN is/AUX ten/NUM minutes/NOUN fast/ADJ ,/PUNCT so/ADV we/PRON are/AUX not/PART late/ADJ yet/ADV ./PUNCT
He/PRON is/AUX too/ADV mean/ADJ to/PART buy/VERB a/DET stamp/NOUN ,/PUNCT but/CCONJ he/PRON owns/VERB half/DET the/DET street/NOUN ./PUNCT
The/DET lower/ADJ path/NOUN is/AUX shorter/ADJ ,/PUNCT but/CCONJ it/PRON floods/VERB after/ADP heavy/ADJ rain/NOUN ./PUNCT
He/PRON pushed/VERB with/ADP all/DET his/PRON might/NOUN ,/PUNCT and/CCONJ still/ADV the/DET cart/NOUN stood/VERB still/ADJ ./PUNCT
How/ADV long/ADV does/AUX this/DET meeting/NOUN last/VERB ?/PUNCT
The/DET land/NOUN behind/ADP the/DET school/NOUN was/AUX sold/VERB to/ADP a/DET farmer/NOUN from/ADP the/DET next/ADJ valley/NOUN ./PUNCT
In/ADP the/DET north/NOUN they/PRON say/VERB that/SCONJ a/DET guest/NOUN who/PRON comes/VERB late/ADV should/AUX bring/VERB his/PRON own/ADJ chair/NOUN ./PUNCT
Mr./PROPN Pell/PROPN drew/VERB a/DET map/NOUN of/ADP the/DET valley/NOUN on/ADP the/DET board/NOUN and/CCONJ asked/VERB us/PRON to/PART copy/VERB it/PRON ./PUNCT
Please/INTJ present/VERB your/PRON ticket/NOUN at/ADP the/DET gate/NOUN ./PUNCT
Could/AUX you/PRON hand/VERB me/PRON that/DET hammer/NOUN ?/PUNCT
The/DET ground/NOUN was/AUX so/ADV hard/ADJ that/SCONJ the/DET spade/NOUN broke/VERB ./PUNCT
Smoking/NOUN is/AUX not/PART allowed/VERB in/ADP the/DET mill/NOUN ,/PUNCT because/SCONJ flour/NOUN dust/NOUN burns/VERB ./PUNCT
Peel/VERB the/DET potatoes/NOUN while/SCONJ the/DET water/NOUN boils/VERB ./PUNCT
The/DET summer/NOUN was/AUX dry/ADJ ,/PUNCT and/CCONJ the/DET well/NOUN in/ADP the/DET square/NOUN was/AUX nearly/ADV empty/ADJ ./PUNCT
The/DET bank/NOUN on/ADP Mill/PROPN Lane/PROPN refused/VERB to/PART lend/VERB us/PRON the/DET money/NOUN ./PUNCT
Does/AUX this/DET key/NOUN work/VERB for/ADP both/DET doors/NOUN ?/PUNCT
He/PRON is/AUX not/PART that/ADV tall/ADJ ,/PUNCT but/CCONJ he/PRON plays/VERB basketball/NOUN very/ADV well/ADV ./PUNCT
The/DET nurse/NOUN who/PRON took/VERB my/PRON blood/NOUN was/AUX so/ADV quick/ADJ that/SCONJ I/PRON had/VERB no/DET time/NOUN to/PART be/AUX afraid/ADJ ./PUNCT
Nothing/PRON will/AUX change/VERB if/SCONJ nobody/PRON wants/VERB a/DET change/NOUN ./PUNCT
A/DET just/ADJ king/NOUN is/AUX rare/ADJ in/ADP old/ADJ stories/NOUN ./PUNCT
The/DET last/ADJ train/NOUN to/ADP the/DET coast/NOUN leaves/VERB at/ADP 10:45/NUM ./PUNCT
The/DET night/NOUN watch/NOUN saw/VERB a/DET light/NOUN on/ADP the/DET far/ADJ side/NOUN of/ADP the/DET river/NOUN and/CCONJ rang/VERB the/DET bell/NOUN ./PUNCT
It/PRON 's/AUX raining/VERB ,/PUNCT is/AUX n't/PART it/PRON ?/PUNCT
Step/NOUN #/SYM 3/NUM :/PUNCT rest/VERB the/DET dough/NOUN for/ADP 45/NUM minutes/NOUN in/ADP a/DET warm/ADJ place/NOUN ./PUNCT
Quiet/ADJ ,/PUNCT please/INTJ ;/PUNCT the/DET exam/NOUN has/AUX begun/VERB ./PUNCT
Fine/ADJ ,/PUNCT I/PRON will/AUX pay/VERB the/DET fine/NOUN ,/PUNCT but/CCONJ I/PRON still/ADV think/VERB that/SCONJ the/DET sign/NOUN was/AUX hidden/VERB ./PUNCT
Call/VERB me/PRON as/ADV soon/ADV as/SCONJ you/PRON land/VERB ./PUNCT
Raise/VERB your/PRON left/ADJ hand/NOUN ,/PUNCT then/ADV your/PRON right/ADJ foot/NOUN ,/PUNCT and/CCONJ try/VERB not/PART to/PART fall/VERB over/ADP ./PUNCT
Another/DET train/NOUN passed/VERB ,/PUNCT and/CCONJ then/ADV another/PRON ,/PUNCT but/CCONJ neither/PRON of/ADP them/PRON stopped/VERB ./PUNCT
It/PRON is/AUX not/PART fair/ADJ that/SCONJ Ben/PROPN always/ADV gets/VERB the/DET window/NOUN seat/NOUN ./PUNCT
The/DET soup/NOUN was/AUX both/CCONJ cheap/ADJ and/CCONJ filling/ADJ ./PUNCT
The/DET cold/ADJ weather/NOUN made/VERB it/PRON hard/ADJ to/PART work/VERB outside/ADV ./PUNCT
I/PRON usually/ADV read/VERB on/ADP the/DET train/NOUN ,/PUNCT but/CCONJ today/NOUN I/PRON slept/VERB ./PUNCT
Well/INTJ ,/PUNCT you/PRON did/VERB very/ADV well/ADV for/ADP a/DET beginner/NOUN ./PUNCT
One/PRON should/AUX never/ADV judge/VERB a/DET soup/NOUN by/ADP its/PRON colour/NOUN ./PUNCT
We/PRON part/VERB here/ADV ;/PUNCT your/PRON road/NOUN goes/VERB north/ADV ,/PUNCT and/CCONJ mine/PRON goes/VERB south/ADV ./PUNCT
My/PRON phone/NOUN battery/NOUN died/VERB in/ADP the/DET middle/NOUN of/ADP an/DET important/ADJ call/NOUN ./PUNCT
The/DET question/NOUN is/AUX whether/SCONJ the/DET village/NOUN can/AUX raise/VERB $/SYM 40,000/NUM before/ADP the/DET end/NOUN of/ADP the/DET year/NOUN ./PUNCT
These/DET curtains/NOUN do/AUX n't/PART match/VERB the/DET carpet/NOUN at/ADP all/PRON ./PUNCT
Ben/PROPN cooks/VERB dinner/NOUN on/ADP Wednesdays/PROPN ,/PUNCT when/ADV his/PRON mother/NOUN works/VERB late/ADV ./PUNCT
Please/INTJ turn/VERB off/ADP the/DET lamp/NOUN before/SCONJ you/PRON go/VERB to/ADP bed/NOUN ./PUNCT
The/DET empty/ADJ cans/NOUN were/AUX washed/VERB ,/PUNCT painted/VERB red/ADJ and/CCONJ used/VERB as/ADP flower/NOUN pots/NOUN ./PUNCT
He/PRON keeps/VERB his/PRON past/NOUN to/ADP himself/PRON ./PUNCT
Snow/VERB on/ADP ,/PUNCT sky/NOUN ;/PUNCT we/PRON have/VERB nowhere/ADV to/PART go/VERB ./PUNCT
