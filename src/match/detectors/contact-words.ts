import { wordTable } from './words.ts'

/** Words that speak for a private person's contact details, and against: those of institutions and sights. */
export const privateWords = wordTable({
  1: `mamma* mammas pappa* mor mors far fars mormor* morfar* farmor* farfar* moster* mosters faster morbror* farbror* kusin* syster* bror*
    storebror* storasyster* lillebror* lillasyster* bonuspappa* bonusmamma* styvpappa* styvmamma* plastpappa* sambo* gudmor* gudfar*
    granne* grannen* grannfru* vårdnadshavare* vårdnadshavarens vh vh1 vh2 föräldrar* förälder* moder* fader* barnvakt* kompis*
    klassmamma* klasspappa* hem hemma hemadress* hemnummer* hemtelefon* privat* mobil* mobilnr min mitt mig mej hans hennes deras
    familj* tränare* handledare* mum mom dad mother father grandmother* grandfather* gran grandma grandpa aunt uncle his her
    brother* sister* neighbour* personal tutor* elev* barnet*`,
  0.5: 'ring ringa ringer ringde sms sms:a sms:ade messa nås når når nummer nr telefonnummer tel tfn mejl mejla mejlade maila mail call text email adress* bor',
})

/** Words of institutions whose contact details are public. */
export const publicWords = wordTable({
  '-3.5': `växel* växeln skolans skolan skolexp* expedition* expeditionen exp rektor* skolkansli* kansli* kommun* kommunens kontaktcenter support* supporten bris
    jourtelefon skolsköterskan reception* vaktmästeri* bibliotek* museum museet museets museer sjukhus* vårdcentral* förskolans fritidshemmets
    kundtjänst* helpdesk switchboard office reception hotline polisen hotell* vandrarhem* lägergård* simhall* hotellet
    restaurang* pizzeria* företaget butik* arrangör* biljett* bokning* taxibolag* taxi bussbolag* apotek* skolskjutsen`,
})

/** Words that make a street with a number a place to visit. */
export const sightWords = wordTable({
  '-4.5': `museum museet museets *museum *museet *museums konsthall* *kyrkan kyrka kyrkan kyrkans *skolan *skola *skolans skola skolan skolexp* exp expedition* expeditionen passersystem* försändelser teater* *teatern *teater bibliotek* *biblioteket
    sjukhus* *sjukhuset vårdcentral* *gården *hallen *hall arena* *arenan idrottsplats* hållplats* *hållplats *hållplatsen studiebesök* besök besöka besöker utflykt* utställning* samling samlas samlingsplats stadshus* rådhus* universitet*
    *gymnasiet gymnasium biograf* *biografen bio stadion kommunhus* bowlinghall* slott* *slottet restaurang* hotell* butik*
    museum school church library theatre theater trip visit kulturhus* rådhuset stadshuset kommunhuset *kulturhuset *badhuset *varuhuset *församlingshuset *medborgarhuset *hälsohuset sporthus* folkets *centrum kontoret arbetsplats* praktikplats* parkeringen parkering linje buss bussen spårvagn* avgång* läger* roman* novell* kapitel* boken sången`,
})

/** Words that make a street with a number somebody's home. */
export const homeWords = wordTable({
  2: `bor bodde adress* adressen hemadress* *adress lgh c/o flyttat flyttar folkbokförd* bostad* hem hemma lägenhet* postadress* adr lives address home
    port portkod skicka skickas post hämtas hämtar hämtning lämnas posten villa* kallelse* box huset nås`,
  1: `mamma* pappa* mormor* morfar* farmor* farfar* moster* faster* kusin* granne* grannen grannfru* hans hennes deras vårdnadshavare* familj* elevkort*
    kompis* klasskompis* kassör* vikarie* mum dad`,
})
