There/PRON must/AUX be/VERB a/DET better/ADJ way/NOUN to/PART store/VERB all/DET these/DET files/NOUN ./PUNCT
The/DET photograph/NOUN shows/VERB Captain/PROPN Rook/PROPN in/ADP front/NOUN of/ADP his/PRON ship/NOUN ./PUNCT
Two/NUM kinds/NOUN of/ADP people/NOUN visit/VERB the/DET museum/NOUN :/PUNCT those/PRON who/PRON love/VERB trains/NOUN and/CCONJ those/PRON who/PRON love/VERB somebody/PRON who/PRON does/AUX ./PUNCT
The/DET show/NOUN must/AUX go/VERB on/ADP ,/PUNCT even/ADV if/SCONJ the/DET lights/NOUN do/AUX n't/PART ./PUNCT
A/DET sound/ADJ roof/NOUN matters/VERB more/ADV than/ADP new/ADJ curtains/NOUN ./PUNCT
Do/AUX you/PRON play/VERB chess/NOUN ,/PUNCT or/CCONJ do/AUX you/PRON only/ADV watch/VERB ?/PUNCT
If/SCONJ lightning/NOUN strikes/VERB ,/PUNCT stay/VERB inside/ADP the/DET car/NOUN ./PUNCT
The/DET worried/ADJ mother/NOUN asked/VERB everyone/PRON at/ADP the/DET market/NOUN whether/SCONJ they/PRON had/AUX seen/VERB a/DET boy/NOUN in/ADP a/DET yellow/ADJ coat/NOUN ./PUNCT
With/ADP a/DET little/ADJ help/NOUN from/ADP his/PRON sister/NOUN ,/PUNCT Ben/PROPN finished/VERB the/DET puzzle/NOUN ./PUNCT
No/DET matter/NOUN how/ADV early/ADV I/PRON get/VERB up/ADP ,/PUNCT the/DET baker/NOUN is/AUX always/ADV up/ADV before/ADP me/PRON ./PUNCT
What/PRON is/AUX the/DET new/ADJ teacher/NOUN like/ADP ?/PUNCT
I/PRON like/VERB that/DET song/NOUN ,/PUNCT but/CCONJ I/PRON do/AUX n't/PART sing/VERB like/ADP you/PRON ./PUNCT
"/PUNCT Oh/INTJ ,/PUNCT I/PRON left/VERB my/PRON left/ADJ glove/NOUN on/ADP the/DET train/NOUN !/PUNCT "/PUNCT said/VERB Anna/PROPN ./PUNCT
A/DET long/ADJ walk/NOUN before/ADP breakfast/NOUN will/AUX do/VERB you/PRON good/NOUN ./PUNCT
List/VERB three/NUM reasons/NOUN why/ADV the/DET mill/NOUN was/AUX built/VERB so/ADV near/ADP the/DET river/NOUN ./PUNCT
Empty/VERB your/PRON pockets/NOUN and/CCONJ walk/VERB through/ADP the/DET gate/NOUN ./PUNCT
"/PUNCT Do/AUX n't/PART give/VERB up/ADP ,/PUNCT "/PUNCT the/DET coach/NOUN shouted/VERB from/ADP the/DET bank/NOUN ./PUNCT
It/PRON was/AUX 31/NUM degrees/NOUN in/ADP the/DET shade/NOUN ,/PUNCT and/CCONJ the/DET road/NOUN was/AUX soft/ADJ under/ADP our/PRON feet/NOUN ./PUNCT
I/PRON must/AUX iron/VERB a/DET clean/ADJ shirt/NOUN for/ADP the/DET interview/NOUN ./PUNCT
How/ADV many/ADJ pages/NOUN have/AUX you/PRON read/VERB so/ADV far/ADV ?/PUNCT
She/PRON did/VERB her/PRON homework/NOUN on/ADP the/DET bus/NOUN ,/PUNCT did/AUX n't/PART she/PRON ?/PUNCT
Which/DET one/NOUN is/AUX yours/PRON ,/PUNCT the/DET red/ADJ bicycle/NOUN or/CCONJ the/DET black/ADJ one/NOUN ?/PUNCT
The/DET children/NOUN sat/VERB round/ADP a/DET round/ADJ table/NOUN and/CCONJ ate/VERB plums/NOUN ./PUNCT
To/ADP whom/PRON should/AUX I/PRON address/VERB my/PRON complaint/NOUN ?/PUNCT
She/PRON is/AUX at/ADP work/NOUN ,/PUNCT but/CCONJ you/PRON can/AUX reach/VERB her/PRON by/ADP phone/NOUN after/ADP two/NUM ./PUNCT
Smith/PROPN &/CCONJ Daughter/PROPN make/VERB gates/NOUN ,/PUNCT tools/NOUN and/CCONJ very/ADV good/ADJ locks/NOUN ./PUNCT
Where/ADV there/PRON is/VERB smoke/NOUN ,/PUNCT there/PRON is/VERB usually/ADV someone/PRON burning/VERB toast/NOUN ./PUNCT
The/DET farmer/NOUN plants/VERB beans/NOUN between/ADP the/DET rows/NOUN of/ADP corn/NOUN ./PUNCT
They/PRON say/VERB that/SCONJ the/DET miller/NOUN 's/PART ghost/NOUN walks/VERB when/SCONJ the/DET moon/NOUN is/AUX full/ADJ ./PUNCT
"/PUNCT This/PRON ,/PUNCT "/PUNCT he/PRON said/VERB ,/PUNCT "/PUNCT is/AUX how/ADV you/PRON sharpen/VERB a/DET saw/NOUN ./PUNCT "/PUNCT
We/PRON watch/VERB the/DET boats/NOUN every/DET Sunday/PROPN ,/PUNCT and/CCONJ Ben/PROPN times/VERB them/PRON with/ADP his/PRON new/ADJ watch/NOUN ./PUNCT
Trains/NOUN run/VERB every/DET 20/NUM minutes/NOUN on/ADP weekdays/NOUN and/CCONJ once/ADV an/DET hour/NOUN on/ADP Sundays/PROPN ./PUNCT
He/PRON is/AUX afraid/ADJ of/ADP the/DET dark/NOUN ,/PUNCT though/SCONJ he/PRON would/AUX never/ADV admit/VERB it/PRON ./PUNCT
Boil/VERB the/DET water/NOUN from/ADP the/DET well/NOUN for/ADP five/NUM minutes/NOUN before/SCONJ you/PRON drink/VERB it/PRON ./PUNCT
The/DET screen/NOUN went/VERB black/ADJ just/ADV as/SCONJ I/PRON was/AUX about/ADJ to/PART press/VERB the/DET button/NOUN ./PUNCT
When/SCONJ the/DET fog/NOUN lifted/VERB ,/PUNCT we/PRON saw/VERB how/ADV close/ADJ the/DET rocks/NOUN were/AUX ./PUNCT
Hush/INTJ ,/PUNCT the/DET baby/NOUN is/AUX asleep/ADJ ./PUNCT
Anna/PROPN watches/VERB the/DET birds/NOUN from/ADP her/PRON bed/NOUN and/CCONJ writes/VERB down/ADP every/DET kind/NOUN she/PRON sees/VERB ./PUNCT
Even/ADV if/SCONJ you/PRON do/AUX n't/PART win/VERB ,/PUNCT you/PRON will/AUX have/AUX learned/VERB something/PRON ./PUNCT
The/DET library/NOUN fines/VERB people/NOUN who/PRON bring/VERB books/NOUN back/ADV late/ADV ,/PUNCT and/CCONJ the/DET fines/NOUN pay/VERB for/ADP new/ADJ books/NOUN ./PUNCT
Nobody/PRON could/AUX say/VERB when/ADV the/DET road/NOUN would/AUX be/AUX opened/VERB again/ADV ./PUNCT
My/PRON savings/NOUN grew/VERB by/ADP 4/NUM %/SYM ,/PUNCT that/PRON is/AUX ,/PUNCT by/ADP about/ADV $/SYM 7/NUM ./PUNCT
The/DET shop/NOUN sells/VERB watches/NOUN ,/PUNCT rings/NOUN and/CCONJ second/ADJ hand/NOUN clocks/NOUN ./PUNCT
The/DET mill/NOUN stands/VERB beside/ADP the/DET river/NOUN Wen/PROPN ./PUNCT
These/PRON are/AUX mine/PRON ,/PUNCT and/CCONJ those/PRON are/AUX yours/PRON ./PUNCT
The/DET village/NOUN store/NOUN sells/VERB nails/NOUN ,/PUNCT cheese/NOUN ,/PUNCT rope/NOUN and/CCONJ stamps/NOUN ./PUNCT
In/ADP the/DET second/ADJ act/NOUN the/DET hero/NOUN forgets/VERB his/PRON own/ADJ name/NOUN ./PUNCT
The/DET motto/NOUN over/ADP the/DET school/NOUN door/NOUN is/AUX "/PUNCT carpe/X diem/X "/PUNCT ./PUNCT
Ruth/PROPN does/AUX n't/PART sell/VERB bread/NOUN that/PRON is/AUX more/ADJ than/ADP a/DET day/NOUN old/ADJ ./PUNCT
Is/AUX that/DET seat/NOUN free/ADJ ?/PUNCT
Not/PART only/ADV did/AUX the/DET roof/NOUN leak/VERB ,/PUNCT but/CCONJ the/DET cellar/NOUN was/AUX also/ADV full/ADJ of/ADP water/NOUN ./PUNCT
The/DET book/NOUN fair/NOUN in/ADP the/DET school/NOUN hall/NOUN was/AUX opened/VERB by/ADP a/DET woman/NOUN who/PRON had/AUX written/VERB nine/NUM novels/NOUN about/ADP sheep/NOUN ./PUNCT
Thank/VERB you/PRON for/SCONJ coming/VERB at/ADP such/ADJ short/ADJ notice/NOUN ./PUNCT
The/DET menu/NOUN was/AUX full/ADJ of/ADP words/NOUN like/ADP "/PUNCT antipasti/X "/PUNCT and/CCONJ "/PUNCT dolce/X "/PUNCT that/PRON nobody/PRON at/ADP our/PRON table/NOUN understood/VERB ./PUNCT
The/DET lake/NOUN was/AUX still/ADJ ,/PUNCT and/CCONJ the/DET boat/NOUN still/ADV lay/VERB on/ADP the/DET shore/NOUN ./PUNCT
In/ADP her/PRON second/ADJ letter/NOUN she/PRON wrote/VERB that/SCONJ the/DET job/NOUN was/AUX dull/ADJ but/CCONJ the/DET people/NOUN were/AUX kind/ADJ ./PUNCT
The/DET inside/NOUN of/ADP the/DET church/NOUN was/AUX painted/VERB blue/ADJ ./PUNCT
The/DET windows/NOUN that/PRON were/AUX broken/VERB by/ADP the/DET hail/NOUN have/AUX already/ADV been/AUX replaced/VERB ./PUNCT
A/DET smile/NOUN costs/VERB nothing/PRON ,/PUNCT but/CCONJ the/DET new/ADJ dentist/NOUN charges/VERB $/SYM 80/NUM for/ADP a/DET bright/ADJ one/NOUN ./PUNCT
Yes/INTJ ,/PUNCT but/CCONJ it/PRON is/AUX running/VERB forty/NUM minutes/NOUN late/ADV ./PUNCT
Why/ADV do/AUX n't/PART you/PRON ask/VERB the/DET woman/NOUN at/ADP the/DET front/ADJ desk/NOUN ?/PUNCT
Travel/VERB light/ADV ,/PUNCT my/PRON friend/NOUN ,/PUNCT and/CCONJ trust/VERB your/PRON feet/NOUN ./PUNCT
