/** Principal parts of the strong and irregular verbs, written as the grammar book does: infinitive, present, past, supine, participle. */
import { lazy } from '../../lazy.ts'
import { rowsByFirst } from './rows.ts'

const TABLE = `
be ber bad bett ombedd
binda binder band bundit bunden
bita biter bet bitit biten
bjuda bjuder bjöd bjudit bjuden
bli blir blev blivit bliven
brinna brinner brann brunnit brunnen
brista brister brast brustit brusten
bryta bryter bröt brutit bruten
bära bär bar burit buren
böra bör borde bort -
dra drar drog dragit dragen
dricka dricker drack druckit drucken
driva driver drev drivit driven
dyka dyker dök dykt dykt
dö dör dog dött -
dölja döljer dolde dolt dold
duga duger dög dugt -
falla faller föll fallit fallen
fara far for farit faren
finna finner fann funnit funnen
finnas finns fanns funnits -
flyga flyger flög flugit flugen
flyta flyter flöt flutit fluten
frysa fryser frös frusit frusen
få får fick fått -
försvinna försvinner försvann försvunnit försvunnen
ge ger gav gett given givit
giva giver gav givit given
gjuta gjuter göt gjutit gjuten
glida glider gled glidit gliden
glädja gläder gladde glatt -
glädjas gläds gladdes glatts - glädjs
gnida gnider gned gnidit gniden
gripa griper grep gripit gripen
gråta gråter grät gråtit gråten
gå går gick gått gången
göra gör gjorde gjort gjord
ha har hade haft -
heta heter hette hetat -
hinna hinner hann hunnit hunnen
hugga hugger högg huggit huggen
hålla håller höll hållit hållen
kliva kliver klev klivit kliven
klyva klyver klöv kluvit kluven
knyta knyter knöt knutit knuten
komma kommer kom kommit kommen
krypa kryper kröp krupit krupen
kunna kan kunde kunnat -
le ler log lett -
lida lider led lidit liden
ligga ligger låg legat legad
ljuga ljuger ljög ljugit ljugen
låta låter lät låtit låten
lägga lägger lade lagt lagd la
måste måste måste måst -
njuta njuter njöt njutit njuten
nypa nyper nöp nupit nupen nypt
nysa nyser nös nyst -
rysa ryser rös ryst -
pipa piper pep pipit -
rida rider red ridit riden
rinna rinner rann runnit runnen
riva river rev rivit riven
ryta ryter röt rutit -
se ser såg sett sedd
sitta sitter satt suttit sutten
sjuda sjuder sjöd sjudit sjuden
sjunga sjunger sjöng sjungit sjungen
sjunka sjunker sjönk sjunkit sjunken
skilja skiljer skilde skilt skild
skina skiner sken skinit -
skita skiter sket skitit skiten
skjuta skjuter sköt skjutit skjuten
skola ska skulle skolat -
skrida skrider skred skridit skriden
skrika skriker skrek skrikit skriken
skriva skriver skrev skrivit skriven
skryta skryter skröt skrutit skruten
skära skär skar skurit skuren
slippa slipper slapp sluppit sluppen
slita sliter slet slitit sliten
slå slår slog slagit slagen
slåss slåss slogs slagits -
smita smiter smet smitit -
smyga smyger smög smugit smugen
smörja smörjer smorde smort smord
snyta snyter snöt snutit snuten
sova sover sov sovit -
spinna spinner spann spunnit spunnen
spricka spricker sprack spruckit sprucken
sprida sprider spred spridit spridd spritt
springa springer sprang sprungit sprungen
sticka sticker stack stuckit stucken
stiga stiger steg stigit stigen
stinka stinker stank stunkit -
stjäla stjäl stal stulit stulen
strida strider stred stridit stridd
stryka stryker strök strukit struken
strypa stryper ströp strypt strypt
stå står stod stått -
förstå förstår förstod förstått förstådd
påstå påstår påstod påstått påstådd
utesluta utesluter uteslöt uteslutit utesluten
besluta beslutar beslutade beslutat beslutad beslöt beslutit
stödja stödjer stödde stött stödd
suga suger sög sugit sugen
supa super söp supit supen
svida svider sved svidit -
svika sviker svek svikit sviken
svälja sväljer svalde svalt svald
svälta svälter svalt svultit svulten svälte svält
svära svär svor svurit svuren
säga säger sade sagt sagd sa
sälja säljer sålde sålt såld
sätta sätter satte satt satt
ta tar tog tagit tagen
tiga tiger teg tigit -
tjuta tjuter tjöt tjutit -
umgås umgås umgicks umgåtts -
vara är var varit -
veta vet visste vetat -
vika viker vek vikit viken
vilja vill ville velat -
vina viner ven vinit -
vinna vinner vann vunnit vunnen
vrida vrider vred vridit vriden
vänja vänjer vande vant vand
välja väljer valde valt vald
växa växer växte vuxit vuxen växt
töras törs tordes torts -
äta äter åt ätit äten
`

/** Strong and irregular verbs by infinitive: present, past, supine, participle; a prefixed verb follows its last part. */
export const strongVerbs = lazy(() => rowsByFirst(TABLE))
