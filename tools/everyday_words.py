"""The words that tools/everyday.py uses to sort names, and the names it adds by hand."""

import re


def word_set(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


def word_pairs(text: str) -> dict[str, str]:
    """The pairs of a text, such as ``sod=sodium``."""
    return dict(pair.split("=") for pair in text.split())


ACID = (
    "acet|acetonac|adip|aspart|benzo|besil|besyl|butyr|camsil|camsyl|capro|carbon|cipion|citr|cypion|decano|edisil|edisyl"
    "|embon|enant|enanth|estol|esyl|etabon|ethanol|ethylsuccin|etipr|fosf|fumar|furo|glucept|glucon|glycin|hippur|hycl|hydr"
    "|isetion|isethion|lact|lactobion|mal|male|mesil|mesyl|methylsulf|metilsulf|napsyl|nicotin|nitr|orot|oxal|palmit|pamo"
    "|phenpropion|phosph|pidol|pival|propion|sacchar|stear|succin|sulf|sulph|tann|tartr|tebut|tosil|tosyl|trifenat"
    "|undecano|valer|xinafo"
)
SALT = re.compile(
    rf"(hemi-?|mono|di|bi|tri|tetra|penta|hexa|hepta|deca|sesqui|semi|s-)*(({ACID})ate|anhydrous|(aceton|chlor|brom|iod"
    r"|hydrox|methylbrom|hydrochlor|hydrobrom)ide|alafenam\w+|arginine|axetil|basic|benzathine|bovine|calcium|cilexetil"
    r"|\w*ethylamine|disoproxil|erbumine|etexilate|hbr|hcl|human|lysine|magnesium|marboxil|\w*doxomil|meglumine|micronized"
    r"|mofetil|olamine|pivoxil|polistirex|pork|potassium|propanediol|proxetil|recombinant|sodium|sorbitex|strontium"
    r"|tromethamine|trometamol|unspecified|zinc)"
)
"""Removed from the end of a substance's name, unless it starts with one of METALS."""
WATER = re.compile(r"\w*hydr(ate|ous)")
METALS = word_set(
    """aluminium aluminum ammonium barium bismuth calcium cupric ferric ferrous lithium magnesium manganese potassium
    selenium silver sodium stannous strontium zinc"""
)
FORMS = word_set(
    """autoinjector cartridge concentrate diskus dose dosepak ellipta emulsion enema flexhaler flexpen flextouch foam
    form granules handihaler hfa innolet intensol kit kwikpen lotion neohaler odt ophthalmic otc otic pack pads pak
    pediatric pen penfill pf prefilled pressair pump redihaler respiclick respimat sensoready shampoo solostar
    sprinkle sprinkles sureclick syringe titration topical tube turbuhaler twisthaler vaginal"""
)
"""Removed from the end of a brand name, like the rulebook's words for forms, strengths and routes."""
NOT_COMMON = re.compile(
    r"(?i)allergen|cellular|vaccine|homeopathic|\bgas\b|radioactive|radiographic|contrast|percutaneous|intradermal|dental"
    r"|leuko(sep|trap)|anticoagulant|additive|irrigation|cardiopleg"
)
COSMETIC = re.compile(
    r"octinox|avobenz|octisal|octocryl|homosal|oxybenz|titanium|benz\w+onium|triclosan|chloroxyl|glycerin|niacinamide"
    r"|dimethicone|aluminum chloro|petrolatum|hydroquinone|fluor[io]de|fluorophosph|hydrogen peroxide|\bwater\b"
    r"|collagen|alcohol|cotton|starch|amino acids|oxygen|nitrogen|helium|\bair\b|hydroxypropyl|allantoin|panthenol"
    r"|cetylpyrid|antigen|polysorbate|\bphenol\b"
)
OPIOID = re.compile(
    r"codein|codon|morphin|morphon|orphan\b|orphanol|orphin|fentan|tramad|\bopium|opiat|opioid|papaver|poppy|bupren"
    r"|methad|naltrex|nalox|nalme|nalde|nalorph|diphenox|difenox|loperam|azocin|tapent|perid(ine?|e|in)\b|pethid|kratom"
    r"|mitragyn|tianept|prodine|moramid|nitazen|adol\b|propoxyph|ibog|eluxad|levallorph|ethohept|cebranop|\btilid"
    r"|meptazin|dezoc|piritram|nalbu|oliceridine|(?<!para)thyro(?!tox)|thyreo"
)
IMMUNE_CLASS = re.compile(
    r"Immunosuppress|Tumor Necrosis|Janus Kinase|Interleukin|Integrin|Costimulation|CD\d+-directed|Sphingosine 1"
    r"|Complement Inhib|B Lymphocyte|mTOR|Thyroxine|Triiodothyronine|Thyroid Stimulating"
)
IMMUNE = re.compile(
    r"flunomide|(citi|liti|drati|criti)nib|cyclophosph|mercaptopur|apremilast|methyl fumarate|diroximel"
    r"|(l[iu]|k[iu])\w{0,3}mab|\w[rt]acept\b|lonacept|kinra\b|(?<!qu)imod\b|copan\b|coplan\b|closporin\b|imus\b"
    r"|belumosudil|thymocyte|cladribine|trexate|trexed|mitoxantrone|thalidomide|lidomide|(obinu|alem)tuzumab|(ri|sil)tuximab|pomalid"
)
"""Medicines that lower immunity (ATC L04 and similar), which the other files list with their class."""
NOT_IMMUNE = re.compile(
    r"(ipi|nivo|ave|durva|tremeli|pembroliz|cemip|dostar|atezoliz|retifan|tori?pa|tislelizu|sintil|camreliz|cosibe)\w*mab"
    r"|(oma|mepo|benra|resli|dupi|tezepe|tralo|lebri|nemo|deno|romoso|buro|evi?n?[ao]|evolo|bezloto|palivi|nirse|obilto)\w*mab"
    r"|pralatrexate|pemetrexed|raltitrexed|imiquimod|fosmanogepix"
)
"""Similar names that do not lower immunity: they activate it, or act on allergy or bone signals."""
BOTH = word_set(
    """actifed anacin ascriptin aspro bayer benylin covonia difflam dimetane dimetapp disprin dymadon empirin excedrin
    fioricet fiorinal kaopectate naldecon novahistine nucofed organidin panamax phenergan phrenilin
    robitussin soma tixylix triaminic tussi tylenol vicks"""
)
"""Brands sold both with and without an opioid, beyond those that the NDC directory shows."""
PLAIN = word_set(
    """acd acda acth adrovance aer alleviate amen amphenol anamycin ancientsecrets androidf androidt antirobe
    artist bacitracina bal banthine bentone benzyl bleo bpo bramazil bramizil briancare chromic chromium
    claytone claytoneso clomicalm colorexpmp cysticide depo dermofeeltc dextrose docu dried dristan dubthg
    durabolino equisolon fasinex feena flavoredcolestid forteekor fosavance fractal glucose gpcstandard guardian
    headshouldersconditioner hemotreat honibe hydratednormal hyvee iialda isosorrbidedinitrate jarocolpmp
    keptrils letomint lingtea lithonates losortan lotrpnex luteinizing lysol mega momentum muro naft naqua neut
    nitrofurantionmacrocrystals npd omacide option orlissa pam pce peg pepto pfd pfizerpenas pinpoint
    pinpointlymphatics pinworm polyglykol precpitated pres prifitin proairhfa pronto radiamuls
    rasaglineratiopharm react reconcile reno repeltin sabopeg sector semintra sennalax sevocalm sevoflo sileo
    simplicef sintong sinu spyagent spyelite stoolsoftner strongid teflon terrell theo threda tokisan tomicides
    air alcohol audrina baca cleo contingency ctp ethyl fallback fallbacksolo fental fig freya glyceryl gran
    helium hexyl isopropyl klor laylaa lamar lolo maeve menthone menthyl mercuric methyl micromn microse microzn
    miley mya nitrogen nora pre stantar treacle wildlettuce xfusor benzylpenicilloyl climarapro gingeroil
    topcide torpex tretionin ultrastrength ursadiol vantavo vaporizing vaproizing ventolinhfa versatrex vetalog
    vetamox vetibenzamina volley xifaxsan zythromax aqueous dip emulsif hydrous influenza isopto minims
    miniplasco pneumococcal quadrivalent reflectant simple sureamp unspecdrugcode vit gppecrm gppeins
    gppeinsulin gppeoint univer avoca methylene"""
)
"""Names that are too vague, first names of people, misspelled, or for animals."""
JUNK = word_set(
    """alkaloids applicator baby bar cleansing collection eye flush gel hsa iv lock mix mouth novaplus oral oristar
    powder prep preservative scrub skin solution spongebrush suik sulfite system test tixogel toothbrushes tract wash
    with"""
)
"""Words of names that are not worth listing."""
FOR_ANIMALS = word_set(
    """carprofen cephapirin desoxycorticosterone ivermectin ketamine meloxicam moxidectin pentobarbital phenylbutazone
    tiludronate"""
)
"""Substances whose UNII brands are mostly for animals: only those of the NDC directory are used."""
MARK = re.compile(r"(.+) \[(.+)\]")
NAMING = ("INN", "MART.", "USAN", "JAN")
MARKETED = frozenset(("ORANGE BOOK", "EMA EPAR", "PURPLE BOOK CDER"))
INDUSTRIAL = frozenset(("II", "ISO", "FCC", "FHFI", "INCI", "LANGUAL"))
"""Marks in the UNII list for the origin of a name, and so the use of the substance."""

MAKERS = word_set(
    """aa act ag altius apo ava ari auro bio bci co dom ftp gd gen glen hp hypo ipg jamp lin m mar max med mint
    mylan nat natco novo nra nu odan pdp phl pharma pms priva pro ran ratio reddy riva rho s sandoz sanis septa
    sev sivem taro teva tri van vpi wampole zym accel accord apx bgp ddr ecl kye mda mdk myl ntp pal phr prz sdz"""
)
"""First words of Canadian brand names that are a maker."""
WORDS = word_set(
    """air alcohol bread butter clean clear coal cotton ether fat fish flour food fructose gas gelatin glass
    gold honey ice iodine lard lead light milk nitrogen oil oxygen paper paraffin salt sand silk silver soap
    soya starch steam sucrose sugar sulfur sulphur syrup talc tar tea vinegar water wax wheat whey white wood
    wool yeast acid acids base bismuth calcium chloride citrate copper iron magnesium oils phosphate phosphorus
    potassium sodium sulfate vaccine vitamin vitamins zinc"""
)
"""Words of the British list that also occur in directions and chemical names, or are already names."""
SHORT = word_pairs(
    """acet=acetate acetylcy=acetylcysteine adren=adrenaline algin=alginate anh=anhydrous aq=aqueous
    aspart=aspart atrop=atropine beclomet=beclometasone betameth=betamethasone bic=bicarbonate
    bicarb=bicarbonate bisulf=bisulfate brom=bromide but=butyrate butylbrom=butylbromide calc=calcium
    carb=carbonate chlor=chloride chloramphen=chloramphenicol chlorhex=chlorhexidine chloroth=chlorothiazide
    cit=citrate clobet=clobetasone colecal=colecalciferol conj=conjugated cyprote=cyproterone decan=decanoate
    dexameth=dexamethasone dexamfet=dexamfetamine diclof=diclofenac dinit=dinitrate diprop=dipropionate
    enant=enantate ephed=ephedrine ethinylest=ethinylestradiol ethinylestr=ethinylestradiol ferr=ferrous
    fluclox=flucloxacillin fludrocort=fludrocortisone fluorome=fluorometholone fumar=fumarate glucon=gluconate
    glycerophos=glycerophosphate hcl=hydrochloride hydchloroth=hydrochlorothiazide hydrob=hydrobromide
    hydrocort=hydrocortisone hydroxychlor=hydroxychloroquine ins=insulin ipratrop=ipratropium isop=isophane
    ispag=ispaghula lact=lactate levomeprom=levomepromazine levonorgest=levonorgestrel lido=lidocaine
    lidoc=lidocaine mag=magnesium mal=maleate medroxyprogest=medroxyprogesterone mesil=mesilate
    methylpred=methylprednisolone metoclop=metoclopramide misopros=misoprostol mononit=mononitrate
    myrist=myristate nit=nitrate norelgest=norelgestromin norethist=norethisterone oestro=oestrogens
    oxal=oxalate paraf=paraffin per=peroxide phos=phosphate picosulf=picosulfate piloc=pilocarpine pot=potassium
    prednis=prednisolone prochlpzine=prochlorperazine prop=propionate pseudoephed=pseudoephedrine
    pyridostig=pyridostigmine pyridox=pyridoxine salic=salicylic sod=sodium spironol=spironolactone sulf=sulfate
    terbut=terbutaline tocoph=tocopherol triamcinol=triamcinolone trinit=trinitrate undecan=undecanoate
    val=valerate valpr=valproate zn=zinc zuclopenth=zuclopenthixol"""
)
"""Abbreviations in England's prescribing data, and their meanings."""
NOT_READ_OF_ENGLAND = ("0104", "0309", "0407", "0410", "0602", "0801", "0802", "1003", "1501", "20", "21", "22", "23")
"""Sections of it that are left out: opioids, thyroid hormones, appliances or immunosuppressants may be in them."""
KNOWN_ALL_THE_SAME = frozenset((("cantil",), ("tecta",)))
"""Names sold as such that are one letter from a name that the rules look for (Yantil, tecata)."""
UNCLEAR_BEGIN = frozenset(
    ("gppe", "unspec", "generic", "combined", "compound", "medicinal", "other", "purified", "sterile")
)

ADDED = """
    5-htp: 5-hydroxytryptophan; aceclofenac: Preservex | Airtal; acenocoumarol: Sinthrome | Sintrom; acetylcysteine:
    N-acetyl cysteine | NAC | Fluimucil | Flumil; acidophilus: lactobacillus acidophilus; aclidinium + formoterol:
    Duaklir; acoramidis: Attruby; activated charcoal: charcoal; adagrasib: Krazati; ademetionine:
    s-adenosylmethionine | SAM-e; aficamten: Myqorzo; albuterol: Asmol | Epaq; albuterol + ipratropium: DuoNeb;
    alfacalcidol: One-Alpha; alginate: alginates | alginic acid | Gaviscon; allopurinol: Zyloric | Progout;
    almagate: Almax; aloe vera: aloe vera juice; alpha lipoic acid: ALA | r-lipoic acid; alpha-galactosidase: Beano;
    aluminum hydroxide + magnesium hydroxide: Maalox | Mylanta | co-magaldrox | Mucogel; alverine: Spasmonal;
    ambroxol: Mucosan | Mucosolvan; amiloride + furosemide: co-amilofruse | Frumil; amiloride + hydrochlorothiazide:
    co-amilozide | Moduretic; amino acids: BCAA; amlodipine + atorvastatin; amlodipine + hydrochlorothiazide +
    olmesartan: Tribenzor; amlodipine + hydrochlorothiazide + valsartan: Exforge HCT; amlodipine + perindopril:
    Coveram; amoxicillin + clavulanate: co-amoxiclav | amox-clav; amphetamine aspartate: amphetamine aspartate
    monohydrate; amphetamine sulfate: amphetamine; amylmetacresol + dichlorobenzyl alcohol: Strepsils; andrographis;
    anti-d immunoglobulin: anti-D | Rhogam | RhoGAM | WinRho | Rhophylac | Hyperrho; apalutamide: Erleada; apple
    cider vinegar; arginine hydrochloride: arginine; arnica; artificial tears: Optrex | Systane; ascorbic acid:
    Ester-C | vitamin C | vit C; ascorbic acid + ferrous sulfate: Ferro-grad C; ascorbic acid + folic acid + iron:
    prenatal iron; ashwagandha: withania somnifera; asian ginseng: panax ginseng | korean ginseng; aspirin +
    caffeine; aspirin + clopidogrel: DuoPlavin | CoPlavix; aspirin + dipyridamole: Aggrenox | Asasantin;
    astaxanthin; astragalus; atenolol + chlorthalidone: co-tenidone; azelaic acid: Skinoren; azithromycin: Z-Pak |
    Z-Pack | Zpak; bacopa: bacopa monnieri; balsalazide: Colazide; bambuterol: Bambec; bandage contact lens; bath
    emollient: bath oil; beclometasone: Qvar Redihaler; beclomethasone: Clenil | Kelhale | Soprobec; beclomethasone
    + formoterol: Fostair | Luforbec; beclomethasone + formoterol + glycopyrrolate: Trimbow; bedoyecta: Bedoyecta
    Tri | Tribedoce | Dolo-Neurobion | Neurobion; bee pollen; beetroot: beetroot juice | beet juice; bempedoic acid
    + ezetimibe: Nexlizet; benazepril + hydrochlorothiazide: Lotensin HCT; bendroflumethiazide: bendrofluazide;
    benralizumab: Fasenra; benserazide + levodopa: co-beneldopa | Madopar; bentonite clay; benzydamine mouthwash;
    benzyl alcohol lotion; berberine; betahistine: Betaserc | Serc; betaine: trimethylglycine; betaine
    hydrochloride: betaine HCl; betamethasone: Betnovate; betamethasone + fusidic acid: Fucibet; bezafibrate:
    Bezalip; bifidobacterium; bilastine: Ilaxten | Bilaxten; bilberry; biotin: vitamin b7; birth control: birth
    control pills | oral contraceptive | oral contraceptives | mini pill | minipill | combined pill | contraceptive
    pill; bismuth subsalicylate: Pepto-Bismol | Pepto Bismol; bisoprolol: Cardicor; bisoprolol +
    hydrochlorothiazide: Ziac; bitter melon; black cohosh; black seed oil: nigella sativa; bone broth; borage oil:
    starflower oil; boron; boswellia: frankincense; bpc-157; bromazepam: Lexatin; bromelain; budesonide + albuterol:
    Airsupra; budesonide + formoterol: DuoResp | Fobumix | Breyna; budesonide + formoterol + glycopyrrolate:
    Breztri; budesonide + formoterol + glycopyrronium: Trixeo | Trixeo Aerosphere; bumetanide: Burinex; burdock:
    burdock root; butterbur; butylscopolamine + metamizole: Buscapina Compositum; caffeine + ergotamine: Cafergot;
    calcipotriol: Curatoderm; calcium: calcium tablets | calcium supplement; calcium + vitamin d: calcium + D |
    calcium plus D | calcium/vit D | Cal-D; calcium carbonate: Adcal | Calcichew | Caltrate; calcium carbonate +
    cholecalciferol: Adcal-D3 | Calcichew-D3 | Calcichew-D3 Forte | Accrete D3 | Evacal D3 | Calceos | Natecal D3 |
    Caltrate Plus | Cacit D3; calcium carbonate + magnesium carbonate: Rennie; calcium citrate: Citracal | calcium
    citrate + D; camphor + menthol: Icy Hot | Tiger Balm | Deep Freeze | Biofreeze; candesartan: Amias; candesartan
    + hydrochlorothiazide: Atacand HCT | Atacand Plus; cannabidiol: CBD | CBD oil | CBD gummies | hemp oil;
    cannabis: marijuana | medical cannabis | medical marijuana | THC | Sativex; caraway + peppermint oil: FDgard;
    carbamazepine: Tegretol Retard; carbidopa + levodopa: co-careldopa; carbimazole: Neo-Mercazole; carbocisteine:
    carbocysteine | Mucodyne; carbomer: Viscotears | GelTears | Clinitas; carboxymethylcellulose: Refresh tears |
    Refresh Plus | Celluvisc | Optive; cat's claw: cats claw; cefazolin; cefditoren; cefixime; cetirizine: Zirtek |
    Reactine | Piriteze; cetirizine + pseudoephedrine: Zyrtec-D; chaga; chamomile: chamomile tea; charcoal dressing;
    chasteberry: agnus castus | vitex; chlorella; chlorhexidine: Corsodyl; chlorhexidine + cetrimide: Savlon;
    chloroxylenol: Dettol; cholera vaccine: Dukoral | Vaxchora; choline; choline salicylate: Bonjela; chondroitin;
    chromium: chromium picolinate; ciclosporin eye drops: ciclosporin eye | ciclosporin ophthalmic | cyclosporine
    ophthalmic | cyclosporine ophthalmic emulsion | cyclosporine ophth | cyclosporine eye drops | cyclosporin eye
    drops | Restasis | Restasis Multidose | Cequa | Ikervis | Verkazia | Vevye | Cyclokat; cinitapride: Cidine;
    cinnamon; cinnarizine: Stugeron; ciprofloxacin: Cipro; citalopram: Cipramil; citicoline: Somazina; citrulline:
    l-citrulline; clioquinol + hydrocortisone: Vioform-Hydrocortisone; clobetasone: Eumovate; clomethiazole:
    Heminevrin; clonixin: clonixinate | Dorixina | Dolalgial; cloperastine: Flutox; clorazepate: Tranxilium;
    clotrimazole + hydrocortisone: Canesten HC; coal tar: Polytar | Capasal | Alphosyl | T/Gel; cocoa flavanols;
    coconut oil; coenzyme q10: coq10 | co-enzyme q10 | ubiquinol | ubiquinone; collagen: collagen peptides | marine
    collagen; colloidal silver; colostrum; compression stockings: compression hosiery | TED stockings; conjugated
    oestrogens: Prempak | Prempak-C; contraceptive pill: birth control pill | combined pill | minipill; copper iud:
    copper coil | Paragard; cordyceps; covid-19 vaccine: covid vaccine | Comirnaty | Spikevax | COVID vaccine |
    covid booster | COVID-19 booster | Pfizer COVID vaccine | Moderna vaccine | Moderna COVID vaccine | Novavax |
    Nuvaxovid | Vaxzevria | AstraZeneca vaccine | mNEXSPIKE | Bimervax; cpap: CPAP machine | BiPAP; cranberry:
    cranberry extract | cranberry juice; creatine: creatine monohydrate; cromolyn: Nalcrom; curcumin: curcumin
    extract; cyanocobalamin: vitamin b12 | B12 | vit B12; cyproterone: Androcur; cyproterone + ethinyl estradiol:
    co-cyprindiol | Dianette; d-mannose; d-ribose; dandelion: dandelion tea; daridorexant: Quviviq; darolutamide:
    Nubeqa; datopotamab: Datroway; deflazacort: Zamene; dehydroepiandrosterone: DHEA; delgocitinib: Anzupgo;
    depemokimab: Exdensur; desogestrel: Cerelle | Zelleta; desogestrel + ethinyl estradiol: Gedarel | Marvelon |
    Mercilon; devil's claw: devils claw; dexchlorpheniramine: Polaramine; dexibuprofen; dextroamphetamine:
    dexamphetamine | Amfexa; dextroamphetamine saccharate: dextroamphetamine saccharate and sulfate; dextrose:
    dextrose 5% | dextrose 10% | dextrose 50% | glucose 5% | glucose 10% | glucose 50% | D5W | D10W | D50W | D5NS |
    D5 1/2NS | D5 0.45 NS | D5 LR | dextrose in water | dextrose 5% in water; diazepam: Valpam | Antenex | Ducene;
    dibucaine + hydrocortisone: Proctosedyl; diclofenac + misoprostol: Arthrotec; diclofenac gel: Solaraze;
    digestive enzymes; diindolylmethane: DIM; diiodohydroxyquinoline; dimenhydrinate: Gravol; dimethyl sulfoxide:
    DMSO; diosmin + hesperidin: Daflon; docosanol: Abreva; docusate: Coloxyl; docusate + senna: Coloxyl and senna |
    Coloxyl with senna | Coloxyl & senna; domperidone: Motilium; donanemab: Kisunla; dong quai; dostarlimab:
    Jemperli; dosulepin: dothiepin | Prothiaden; doxylamine + pyridoxine: Diclegis | Xonvea | Bonjesta;
    dropropizine; drospirenone + estetrol: Nextstellis; drospirenone + ethinyl estradiol: Eloine | Lucette;
    dupilumab: Dupixent; dydrogesterone + estradiol: Femoston; ebastine: Ebastel; echinacea; elacestrant: Orserdu;
    elderberry: Sambucol; electrolytes: oral rehydration salts | Dioralyte | Pedialyte | Hydralyte | Gastrolyte |
    electrolyte powder | LMNT | Liquid IV | electrolyte solution; eleuthero: siberian ginseng; elinzanetant:
    Lynkuet; emollient: E45 | Diprobase | Cetraben | Zerobase | Dermol | Dermol 500 | Aveeno | Oilatum | Epaderm |
    Hydromol | Doublebase | QV cream | Aquaphor | CeraVe | Cetaphil | Eucerin | Vaseline | petroleum jelly | aqueous
    cream | Zeroderm; emollient cream; emulsifying ointment: Bepanthen | Lubriderm | Balneum Plus | Hydromol
    Ointment | Zeroguent | Isomol | Epimax | Exmabase | ExCetra | AproDerm | MyriBase | Aquamol; enalapril +
    hydrochlorothiazide: Vaseretic; enoxaparin: Inhixa; ensifentrine: Ohtuvayre; ensure drinks: Ensure Plus | Ensure
    Clear | Ensure Compact | Ensure Enlive | Ensure Original | Ensure High Protein | Boost Plus | Boost Glucose
    Control | Boost High Protein; ergocalciferol: vitamin d2; esomeprazole: Emozul; esomeprazole + naproxen: Vimovo;
    estradiol: oestradiol | Elleste Solo | Estradot | Evorel | Oestrogel | Progynova | Sandrena | Zumenon | Lenzetto
    | Vagirux; estradiol + norethindrone: Elleste Duet | Evorel Conti | Kliovance; estradiol + norethisterone:
    Elleste Duet; estradiol + norethisterone + relugolix: Ryeqo; estradiol vaginal: vaginal estrogen | vaginal
    oestrogen; estriol: Ovestin; ethinyl estradiol + levonorgestrel: Logynon | Microgynon | Ovranette | Rigevidon |
    Alesse | Levlen | Levlen ED | Microgynon 30; ethinyl estradiol + norgestimate: Cilest; ethinylestradiol +
    norgestimate: Cilique; ethinylestradiol + segesterone: Annovera; etofenamate; etoricoxib: Arcoxia; evening
    primrose oil: evening primrose; eye lubricant: Lacri-Lube | Xailin | Xailin Night | VitA-POS | Thealoz Duo |
    Thealoz | Hyloforte | Hylo Night | Hycosan | Blink | Clinitas | Artelac | Evolve | Optive | Refresh Tears |
    Refresh Plus | Refresh Optive | Refresh PM | Refresh Celluvisc | Retaine | Soothe | Oasis Tears | Systane Ultra
    | Systane Balance | iVizia; eye vitamins: AREDS | AREDS 2 | PreserVision | Ocuvite; famotidine: Pepcid AC;
    famotidine + ibuprofen: Duexis; felodipine: Vascalpha; fenbufen; fennel: fennel tea | fennel seed; fenofibrate:
    Supralip; fenticonazole: Gynoxin; fenugreek; ferric carboxymaltose: Ferinject; ferrous fumarate: Fersamal |
    Galfer | Fersaday | Palafer; ferrous gluconate; ferrous sulfate: ferrous sulphate | Slow Fe | Feospan |
    Ferro-Liquid | Ferro-Gradumet | Fer-In-Sol; feverfew; fexofenadine: Treathay; fezolinetant: Veozah; fibre: fibre
    supplement | fiber supplement | fiber | fiber gummies; fish oil: omega 3 | omega-3 fatty acids | omega 3 fish
    oil | krill oil; flaxseed oil: flaxseed | linseed oil | flax oil | flax seed; flucloxacillin: Floxapen;
    fluocinolone + hydroquinone + tretinoin: Tri-Luma; fluoxetine + olanzapine: Symbyax; flupentixol: Depixol |
    Fluanxol; fluticasone: Flixonase; fluticasone + formoterol: Flutiform; fluticasone + salmeterol: Seretide |
    Sirdupla | AirFluSal | Fusacomb | Sereflo | Wixela | Wixela Inhub; fluticasone + vilanterol: Relvar; folic acid:
    folate | vitamin b9 | methylfolate; formoterol + glycopyrrolate: Bevespi; fortisip: Fortisip Bottle | Fortisip
    Compact | Fortisip Compact Protein | Fortijuce | Fortijuice | Fortisip Extra | Fortimel | Forticreme | Fortini;
    fosfomycin: Monurol; framycetin + gramicidin + dexamethasone: Sofradex; freestyle libre: FreeStyle Libre 2 |
    FreeStyle Libre 3; fresubin: Fresubin Energy | Fresubin Original | Fresubin 2kcal; furosemide: frusemide;
    fusidic acid: Fucidin; fusidic acid + hydrocortisone: Fucidin H; gaba: gamma-aminobutyric acid; garlic: garlic
    oil; gentamicin + hydrocortisone: Gentisone HC; gepirone: Exxua; ginger: ginger root | ginger tea; ginkgo:
    ginkgo biloba; gliclazide: Diamicron | Zicron | Diamicron MR; glucerna; glucosamine: glucosamine sulfate;
    glucose gel: GlucoGel | Dextrogel | glucose tablets | Dextro Energy | Lift Glucose; glucose monitor: glucometer
    | blood glucose monitor | blood glucose meter | Accu-Chek | Accu-Chek Aviva | Accu-Chek Guide | Accu-Chek Mobile
    | Accu-Chek Performa | OneTouch | One Touch Ultra | OneTouch Verio | OneTouch Ultra | Contour Next | Contour TS
    | FreeStyle Lite | FreeStyle Optium | FreeStyle Precision | GlucoRx | GlucoRx Nexus | WaveSense Jazz | WaveSense
    Presto | TrueTrack | True Metrix | TRUEplus | GlucoMen | Mylife | SD CodeFree | TEE2 | Supercheck 2 | BD
    Ultra-Fine | BD Micro-Fine | Unistik | Microlet | Fastclix | Softclix | Omnipod | Omnipod 5 | Omnipod Dash |
    tslim pump | insulin syringes; glucose test strips: test strips | lancets | pen needles | Freestyle Libre |
    Dexcom; glutathione: l-glutathione; glycerin suppositories: glycerin suppository | glycerine suppositories |
    glycerol suppositories | glycerol suppository; glycopyrrolate + indacaterol: Ultibro; gotu kola; grape seed:
    grapeseed extract | grape seed extract; green tea: green tea extract | egcg; growth hormone: human growth
    hormone | HGH; gymnema: gymnema sylvestre; haemophilus vaccine: Hib vaccine | ActHIB | PedvaxHIB | Hiberix |
    Menitorix; hawthorn: hawthorn berry; hemorrhoid cream: Preparation H | Anusol | Anusol HC | Germoloids |
    haemorrhoid cream; heparin flush: heparin lock flush; hepatitis a vaccine: Vaqta | Avaxim; hepatitis b vaccine:
    Engerix-B | Heplisav-B | PreHevbrio | HBvaxPro | Fendrix; hibiscus: hibiscus tea; holy basil: tulsi; hormonal
    iud: hormone coil | hormonal coil | IUD; hormone replacement therapy: HRT; horny goat weed: epimedium; horse
    chestnut; hpv vaccine: Gardasil | Cervarix | Gardasil 9; hyaluronic acid; hydrochlorothiazide + irbesartan:
    Avalide | CoAprovel | Karvezide; hydrochlorothiazide + lisinopril: Zestoretic | Prinzide; hydrochlorothiazide +
    losartan: Hyzaar; hydrochlorothiazide + metoprolol: Lopressor HCT; hydrochlorothiazide + olmesartan: Benicar
    HCT; hydrochlorothiazide + quinapril: Accuretic; hydrochlorothiazide + spironolactone: Aldactazide;
    hydrochlorothiazide + telmisartan: Micardis HCT | Micardis Plus; hydrochlorothiazide + triamterene: Maxzide |
    Dyazide; hydrochlorothiazide + valsartan: Diovan HCT | Co-Diovan; hydrocortisone + miconazole: Daktacort |
    Daktacort HC; hydrocortisone + neomycin + polymyxin b: Cortisporin; hydrocortisone + pramoxine: Proctofoam HC;
    hydroxycitrate: Hydroxycut; hyoscine base: hyoscine (base) | Kwells | Kwells Kids | Joy-Rides; hyoscine
    butylbromide: Buscopan; hypromellose: Tears Naturale; iberogast: STW 5; ibuprofen + famotidine: Duexis;
    ibuprofen + paracetamol: Nuromol | Maxigesic | Combogesic | Advil Dual Action; imlunestrant: Inluriyo; immune
    globulin: IVIG | IVIg | SCIG | immunoglobulins | intravenous immunoglobulin | subcutaneous immunoglobulin |
    Panzyga | Privigen | Hizentra | Cuvitru | Gammagard | Gammaked | Kiovig | Intratect | Flebogamma; inclisiran:
    Leqvio; indapamide: Natrilix SR; indapamide + perindopril: Coversyl Plus; indigestion remedy: antacid |
    antacids; infant formula: Nutramigen | Nutramigen LGG | Neocate | Neocate LCP | Neocate Syneo | Aptamil |
    Aptamil Pepti | Similac | Enfamil | Alimentum | SMA | Cow and Gate | PKU formula; influenza vaccine: flu jab |
    flu shot | flu vaccine | Afluria | Fluarix | Fluzone | flu vaccination | influenza vaccination | inactivated
    influenza vaccine | Fluenz | Flublok | Fluzone High-Dose | FluLaval | Fluad | Influvac; inositol: myo-inositol;
    insulin: insulin pump | U-500 | U500; insulin aspart protamine: Novolog Mix | Novolog Mix 70/30 | NovoMix |
    NovoMix 30; insulin degludec + insulin aspart: Ryzodeg; insulin glargine: ins glargine | Abasaglar | Optisulin;
    insulin glargine + lixisenatide: Suliqua | Soliqua; insulin isophane: NPH insulin | isophane insulin | Humulin I
    | Humulin N | Insulatard | Novolin N; insulin lispro protamine: Humalog Mix | Humalog Mix 25 | Humalog Mix25 |
    Humalog Mix 50 | Humalog Mix 75/25; insulin nph: NPH insulin | insulin human isophane | insulin isophane human |
    insulin human + insulin isophane human | Humulin S | Humulin M3 | Humulin M | Novolin R | Hypurin | Hypurin
    Porcine | Insuman | Insuman Basal | Insuman Rapid | Insuman Comb; intrauterine device: copper coil; iron: iron
    tablets | iron supplement | heme iron | Ferrograd | iron bisglycinate | ferrous bisglycinate | Maltofer | iron
    polymaltose; isosorbide: isosorbide mono | ISMN | Monomil | Monomax | Elantan | Xismox | Duride | Chemydur |
    Isotard; isotretinoin: Roaccutane | Reticutan; ispaghula: ispaghula husk | Fybogel | Ispagel; iud: intrauterine
    contraceptive device; ivosidenib: Tibsovo; japanese encephalitis vaccine: Ixiaro | Imojev; jevity: Jevity 1.5 |
    Jevity 1.2 | Osmolite | Nutrison | Nutrison Multi Fibre | Nutrini | Peptamen | Vital 1.5 | Isosource | Nepro |
    Two Cal | Vivonex; josamycin; kava: kava kava; kelp; ketazolam: Sedotime; ketorolac: Acular LS; l-carnitine:
    acetyl l-carnitine; lacidipine: Motens; lactase: Lactaid; lactated ringer's: Ringer's lactate | lactate ringers
    | lactated ringer | lactated ringers | Ringer lactate | Hartmann's | Hartmann's solution | compound sodium
    lactate | Plasma-Lyte | Plasmalyte | Isolyte | Normosol; lactic acid: lactate | sodium lactate | Lac-Hydrin |
    AmLactin; lactobacillus: lactobacillus acidophilus | Florajen | Florastor | VSL#3 | Visbiome | Align |
    Culturelle | Symprove; lavender: lavender oil; lebrikizumab: Ebglyss; lecanemab: Leqembi; lemon balm: melissa |
    lemon balm tea; lercanidipine: Zanidip; levocetirizine: Xozal; levocloperastine: Levotus; levodropropizine:
    Levotuss; levomepromazine: methotrimeprazine | Nozinan; levonorgestrel: Levonelle | morning after pill |
    Jaydess; levonorgestrel + ethinylestradiol patch: Twirla; licorice: liquorice | licorice root | liquorice root;
    lidocaine + prilocaine: Emla; linaclotide: Constella; lion's mane: lions mane; liq paraf isopropyl myrist:
    liquid paraffin and isopropyl myristate; lisdexamfetamine: Elvanse; lithium: lithium orotate | Camcolit |
    Priadel | Lithicarb | Quilonum; lofepramine: Lomont; loprazolam; loratadine: Clarityn | Claratyne; loratadine +
    pseudoephedrine: Claritin-D; lormetazepam: Noctamid | Loramet; lornoxicam; lumbrokinase; lurbinectedin:
    Zepzelca; lutein; lymecycline: Tetralysal; lysine: l-lysine; maca: maca root; macrogol + electrolytes:
    polyethylene glycol 3350 with electrolytes | PEG 3350 with electrolytes | GoLytely | NuLytely | TriLyte | CoLyte
    | Moviprep | Plenvu | Klean-Prep | Gavilyte | Gavilyte-G | Gavilyte-C | Bi-Peglyte; macrogol 4000: Omnicol;
    magaldrate: Riopan; magnesium: magnesium glycinate | magnesium bisglycinate | magnesium threonate | magnesium
    malate | magnesium taurate | epsom salts | mag glycinate; magnesium citrate: mag citrate; magnesium hydroxide:
    milk of magnesia; magnesium oxide: mag oxide | Mag-Ox; magnesium salts: magnesium supplement; manidipine; manuka
    honey; mct oil; mebeverine: Colofac; mefenamic acid: Ponstan; melatonin: Slenyto; meningococcal vaccine:
    meningitis vaccine | Menactra | Menveo | MenQuadfi | Bexsero | Trumenba | Nimenrix | Penbraya | Penmenvy |
    NeisVac-C; menthol: Biofreeze; mepolizumab: Nucala; mesalamine: Octasa | Salofalk | Mezavant; mesna; metamizole:
    metamizol | dipyrone | Nolotil | Neo-Melubrina | Metalgial | Optalgin | Novalgin; metformin: Diaformin;
    methionine; methyl salicylate: Deep Heat | Salonpas | Bengay; methylcobalamin: methyl B12; methylphenidate:
    Equasym | Medikinet | Xaggitin | Delmosart | Matoride | Ritalin LA | Affenid; methylsulfonylmethane: MSM;
    methyltetrahydrofolate: 5-MTHF | L-5-MTHF; metoclopramide: Maxeran; milk thistle: silymarin; minoxidil: Regaine;
    mirtazapine: Zispin SolTab; mizolastine: Mizollen; mk-7: vitamin k2 | menaquinone | mk7 | vit K2 | vitamin K2
    MK7; mmr vaccine: MMR | M-M-R II | M-M-RvaxPro | Priorix | ProQuad | measles mumps rubella; moclobemide: Aurorix
    | Manerix; molnupiravir: Lagevrio; monolaurin: Lauricidin; moringa; moxonidine: Physiotens; mucuna: mucuna
    pruriens; multivitamin: multivitamins | prenatal vitamins | prenatal vitamin | Berocca | Centrum | Pregnacare |
    MVI | multivit | multi-vit | multi vitamin | multi vitamins | Centrum Silver | Wellman | Wellwoman | Vitabiotics
    | Flintstones | Materna | prenatals | Forceval | Abidec | Dalivit | Swisse | multivitamin with minerals |
    multivitamins with minerals | multivitamin and mineral | multi-vitamin | daily vitamin | daily multivitamin |
    vitamin tablet; mupirocin; nad: NAD+ | NAD; nadh; naproxen + sumatriptan: Treximet | Suvexx; nattokinase;
    nebivolol: Nebilet; nebulizer: nebulizer machine | nebuliser machine; nemolizumab: Nemluvio; nettle: stinging
    nettle | nettle tea; niacin: vitamin b3 | vit B3; niacinamide: nicotinamide riboside | nicotinamide
    mononucleotide | NMN; nicorandil: Ikorel; nifedipine: Adipine; nifuratel; nifuroxazide: Ecoten; nimesulide:
    Nimulid; nirmatrelvir; nirmatrelvir + ritonavir: Paxlovid; nitazoxanide: Daxon; nitrazepam: Mogadon;
    nitroglycerin: GTN | nitroglycerine | glyceryl trinitrate | Nitrostat | Nitroderm | Nitro-Dur | Nitrolingual |
    Nitro-Bid | Coro-Nitro | Rectogesic | Transiderm-Nitro | Minitran; norethindrone: Noriday | Primolut N |
    Utovlan; norgestrel: Opill; nutrisource fiber; nystatin + chlorhexidine + hydrocortisone: Nystaform HC |
    Nystaform | Timodine; oestrogen cream: Estriol cream; olive leaf; olive oil ear drops: EarCalm | Earex | Otex |
    Otosporin; olodaterol + tiotropium: Spiolto; omalizumab: Omlyclo; omega-3-acid ethyl esters: Lovaza | Omacor;
    omeprazole: Mepradec; oral nutritional supplement: Fortisip | Fresubin | Ensure Plus | Ensure Compact | Complan
    | Pediasure; oral rehydration salts: ORS | rehydration salts | Electrolade | Hydralyte; oregano oil: oil of
    oregano; orforglipron: Foundayo; orphenadrine + paracetamol: Norgesic; osimertinib; otomize: Otomize Ear Spray |
    dexamethasone + neomycin ear spray; ox bile; oxygen: home oxygen | oxygen concentrator; palmitoylethanolamide;
    pancreatin: Nutrizym | Pancrex; pantoprazole: Somac | Tecta; pantothenic acid: vitamin b5; parenteral nutrition:
    TPN | total parenteral nutrition | PPN | Clinimix | Kabiven | Perikabiven | Omegaven | Clinolipid | fat emulsion
    | lipid emulsion | ClinOleic; passionflower: passiflora | passion flower; pediatric vaccines: DTaP | Daptacel |
    Infanrix | Infanrix Hexa | Pediarix | Pentacel | Kinrix | Quadracel | Vaxelis; pembrolizumab: Keytruda Qlex;
    penicillin v: penicillin | penicillin vk | pen v | pen vk; peppermint: peppermint tea; peppermint oil: Colpermin
    | IBgard; perindopril: Coversyl | Coversyl Arginine; phosphatidylcholine; phosphatidylserine; phosphorus: K-Phos
    | Phospha 250 Neutral; phytonadione: vitamin k | vitamin k1 | Konakion | vit K; piketoprofen; pimecrolimus:
    pimecrolimus cream | Elidel; pinaverium: Dicetel; piracetam: Nootropil; pizotifen: pizotyline | Sanomigran;
    pneumococcal vaccine: Pneumovax | Prevnar | pneumonia vaccine | pneumonia shot | Vaxneuvance | Capvaxive |
    Prevenar 13 | Apexxnar | Synflorix; polio vaccine: IPV | Ipol | poliovirus vaccine; polyethylene glycol: Laxido
    | Movicol | Cosmocol | Laxido Orange | Osmolax | RestoraLAX | Lax-A-Day; potassium: potassium supplement;
    potassium chloride: KCl | K-Dur | Slow-K | Sando-K | Kay-Cee-L; potassium gluconate; potassium salts; povidone
    iodine: Betadine | Inadine | Videne | Savlon Dry; pqq: pyrroloquinoline quinone; prebiotic: prebiotics;
    prednisone: Panafcort; pregabalin: Alzain; pregnenolone; probiotics: probiotic | Culturelle | Florastor | VSL#3
    | Align probiotic | Bio-Kult | Symprove; prochlorperazine: Buccastem | Stemetil; progesterone: Cyclogest |
    micronised progesterone; propiverine: Detrunorm; propolis; psyllium: psyllium fiber; pycnogenol; pyridoxine:
    vitamin b6 | vit B6 | B6; quercetin; rabies vaccine: Imovax | Verorab; reboxetine: Edronax; red clover; red
    yeast rice; reishi; relugolix: Orgovyx; reslizumab: Cinqair | Cinqaero; resmetirom: Rezdiffra; resveratrol;
    rhodiola: rhodiola rosea; riboflavin: vitamin b2 | vit B2; rifaximin: Targaxan; ropinirole: Adartrel; rotavirus
    vaccine: Rotarix | RotaTeq; royal jelly; rsv vaccine: Arexvy | Abrysvo | mResvia | RSV shot; rubbing alcohol:
    isopropyl rubbing alcohol | hand sanitizer | hand sanitiser; rupatadine: Rupafin; ruxolitinib cream: topical
    ruxolitinib | Opzelura; saccharomyces boulardii; salicylic acid wart treatment: Compound W | Bazuka | Duofilm |
    Occlusal; saw palmetto; scopolamine: Scopoderm | Transderm Scop; sea moss; seladelpar: Livdelzi; selenium:
    selenomethionine; semaglutide: compounded semaglutide; senna: senna tea; serrapeptase; shilajit; shingles
    vaccine: Shingrix | Zostavax; sildenafil: Viagra Connect; silodosin: Urorec; simethicone: Windeze | Infacol |
    Dentinox; slippery elm; smallpox vaccine: Jynneos | Imvanex | MVA-BN | monkeypox vaccine | mpox vaccine; sodium
    alginate: Gaviscon Advance | Peptac; sodium aurothiomalate: Myocrisin; sodium chloride: Hydrasense | Fess |
    Sterimar | NeilMed | saline nasal spray | saline rinse | normal saline | half normal saline | saline | 0.9%
    sodium chloride | sodium chloride 0.9% | 0.45% sodium chloride | sodium chloride 0.45% | 0.9% NaCl | NaCl 0.9% |
    NaCl | saline flush | sodium chloride flush | saline nasal rinse | saline nose drops | salt tablets | saline
    nebulizer | saline nebules | hypertonic saline | NS flush; sodium citrate enema: Microlax | Micralax | Relaxit;
    sodium fluoride: Duraphat | Prevident | Prevident 5000 | Clinpro; sodium hyaluronate: Hylo-Forte | Hylo-Tear;
    sodium picosulfate: Dulcolax Pico; sodium picosulfate + magnesium citrate: Picolax | CitraFleet | Clenpiq |
    Prepopik | Pico-Salax | Picoprep; sodium salts; sodium sulfate + potassium sulfate + magnesium sulfate: Suprep |
    Sutab | Eziclen | Izinova; solifenacin: Vesitirim; sotatercept: Winrevair; sotorasib: Lumakras; soy isoflavones;
    spirulina; st john's wort: st johns wort | saint john's wort | hypericum; sterile water: sterile water for
    injection | water for injections; stoma appliance: stoma bags | SenSura | SenSura Mio | Coloplast | Hollister |
    Convatec | Dansac; sulfamethoxazole + trimethoprim: co-trimoxazole | Septra | Septrin | SMZ-TMP | SMZ-TMP DS |
    TMP-SMX; sulforaphane; sulpiride: Dolmatil | Dogmatil; sunscreen: sun cream | sunblock; suzetrigine: Journavx;
    tacalcitol: Curatoderm Lotion; tacrolimus ointment: tacrolimus topical | topical tacrolimus | tacrolimus skin
    ointment | Protopic; tamsulosin: Flomaxtra | Omnic; tarlatamab: Imdelltra; tart cherry: tart cherry juice;
    taurine; tea tree oil; temazepam: Temaze; terbutaline: Bricanyl; testosterone: Testogel | Tostran | Sustanon;
    testosterone gel; tetanus diphtheria pertussis vaccine: Tdap | Tdap vaccine | Td vaccine | tetanus shot |
    tetanus booster | Adacel | Boostrix | Boostrix-IPV | Repevax | Revaxis | Tenivac | TdVax; tezepelumab: Tezspire;
    theanine: l-theanine; theophylline: Uniphyllin; thiamine: vitamin b1 | vit B1; thick and easy: Resource
    ThickenUp | ThickenUp | Nutilis | Nutilis Clear | SimplyThick | Thick-It; thyroid extract cream; tiapride;
    tibolone: Livial; timolol: Timoptol; tirzepatide: Mounjaro | Zepbound | compounded tirzepatide; tocopherol:
    vitamin e | vit E; tradipitant: Nereus; tralokinumab: Adbry | Adtralza; trastuzumab: Herceptin Hylecta |
    Hercessi; tribulus; trimebutine: Libertrim; triphala; troxerutin; tryptophan: l-tryptophan; turkey tail;
    turmeric: curcuma longa; typhoid vaccine: Typhim Vi | Vivotif | Typhoid shot; ursodiol: Destolit | Ursofalk; uva
    ursi: bearberry; valerian: valerian root | valerian tea; valproate: Epilim | Epival | valproate sodium | Epilim
    Chrono; varicella vaccine: Varivax | Varilrix | chickenpox vaccine; venlafaxine: Efexor | Vensir; verapamil:
    Securon; vitamin a: vit A; vitamin a + vitamin d: A and D ointment | A+D ointment; vitamin b complex: b complex
    | b vitamins | vitamin b | vitamin B compound strong | vitamin B Co Strong | Vit B Co Strong | vitamin B
    compound | vitamin B co | vit B complex | B-complex | vit B co; vitamin b2: riboflavin B2; vonoprazan: Voquezna;
    warfarin: Marevan; wheat dextrin: Benefiber; wheatgrass; whey protein: protein powder; willow bark; wound
    dressing: Mepilex | Mepilex Border | Mepore | Aquacel | Aquacel Ag | Allevyn | Tegaderm | DuoDERM | Kaltostat |
    Jelonet | Atrauman | Melolin | Mefix | Micropore | Opsite | Biatain | Cutimed | Urgotul | UrgoClean | Sorbsan |
    Comfeel | Granuflex | Activon | Medihoney | Adaptic | Silvercel | Profore | Zetuvit | Cosmopor | Hypafix |
    Primapore | Release dressing; xanomeline + trospium: Cobenfy; xylometazoline: Otrivin | Otrivine; yellow fever
    vaccine: YF-Vax | Stamaril; yohimbine: yohimbe; zeaxanthin; zinc: zinc picolinate; zinc oxide: Sudocrem |
    Desitin | Metanium; zinc sulfate: Solvazinc; zongertinib: Hernexeos; zopiclone: Imovane | Zimovane; zoster
    vaccine: zoster vaccine recombinant | shingles shot; zuclopenthixol: Clopixol; zuranolone: Zurzuvae; ethinyl
    estradiol + ethynodiol: ethinyl estradiol + etynodiol; glucose test strips: Dexcom G6 | Dexcom G7
"""
"""Common names missing from the lists: sold elsewhere, newer, or herbs. From general knowledge, without a source."""
