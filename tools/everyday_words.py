"""The words by which tools/everyday.py sorts names, and the names it adds by hand."""

import re


def word_set(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


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
"""Left off the end of a substance's name, unless the name begins with one of METALS."""
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
"""Left off the end of a brand name, like the rulebook's words for forms, strengths and routes."""
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
"""Lowers immunity (ATC L04, and like it): such a medicine is written in the other files, with its class."""
NOT_IMMUNE = re.compile(
    r"(ipi|nivo|ave|durva|tremeli|pembroliz|cemip|dostar|atezoliz|retifan|tori?pa|tislelizu|sintil|camreliz|cosibe)\w*mab"
    r"|(oma|mepo|benra|resli|dupi|tezepe|tralo|lebri|nemo|deno|romoso|buro|evi?n?[ao]|evolo|bezloto|palivi|nirse|obilto)\w*mab"
    r"|pralatrexate|pemetrexed|raltitrexed|imiquimod|fosmanogepix"
)
"""Has a name like those, and does not: it wakes the immune system, or acts on a signal of an allergy or of bone."""
BOTH = word_set(
    """actifed anacin ascriptin aspro bayer benylin covonia difflam dimetane dimetapp disprin dymadon empirin excedrin
    fioricet fiorinal kaopectate naldecon novahistine nucofed organidin panamax phenergan phrenilin
    robitussin soma tixylix triaminic tussi tylenol vicks"""
)
"""Brands that are or were sold with an opioid and without. Those that the NDC directory shows are found there."""
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
    miley mya nitrogen nora pre stantar treacle wildlettuce xfusor benzylpenicilloyl topcide torpex tretionin
    ultrastrength ursadiol vantavo vaporizing vaproizing ventolinhfa versatrex vetalog vetamox vetibenzamina
    volley xifaxsan zythromax"""
)
"""Names that say too little, are first names of people, misspelled, or are of animals' medicines."""
JUNK = word_set(
    """alkaloids applicator baby bar cleansing collection eye flush gel hsa iv lock mix mouth novaplus oral oristar
    powder prep preservative scrub skin solution spongebrush suik sulfite system test tixogel toothbrushes tract wash
    with"""
)
"""Words of names that are not worth a line."""
FOR_ANIMALS = word_set(
    """carprofen cephapirin desoxycorticosterone ivermectin ketamine meloxicam moxidectin pentobarbital phenylbutazone
    tiludronate"""
)
"""Substances whose brands in the UNII list are mostly for animals: only those of the NDC directory are taken."""
MARK = re.compile(r"(.+) \[(.+)\]")
NAMING = ("INN", "MART.", "USAN", "JAN")
MARKETED = frozenset(("ORANGE BOOK", "EMA EPAR", "PURPLE BOOK CDER"))
INDUSTRIAL = frozenset(("II", "ISO", "FCC", "FHFI", "INCI", "LANGUAL"))
"""Marks in the UNII list: where a name comes from, and so what is made of the substance."""

MAKERS = word_set(
    """aa act ag altius apo ava ari auro bio bci co dom ftp gd gen glen hp hypo ipg jamp lin m mar max med mint
    mylan nat natco novo nra nu odan pdp phl pharma pms priva pro ran ratio reddy riva rho s sandoz sanis septa
    sev sivem taro teva tri van vpi wampole zym accel accord apx bgp ddr ecl kye mda mdk myl ntp pal phr prz sdz"""
)
"""The first words of brand names of the Canadian list that stand for a maker."""
WORDS = word_set(
    """air alcohol bread butter clean clear coal cotton ether fat fish flour food fructose gas gelatin glass
    gold honey ice iodine lard lead light milk nitrogen oil oxygen paper paraffin salt sand silk silver soap
    soya starch steam sucrose sugar sulfur sulphur syrup talc tar tea vinegar water wax wheat whey white wood
    wool yeast acid acids base bismuth calcium chloride citrate copper iron magnesium oils phosphate phosphorus
    potassium sodium sulfate vaccine vitamin vitamins zinc"""
)
"""Words of the British list that stand in directions and chemical names too, or are names already."""
UNCLEAR_BEGIN = frozenset(("generic", "combined", "compound", "medicinal", "other", "purified", "sterile"))

ADDED = """
    5-htp: 5-hydroxytryptophan; aceclofenac: Preservex; acenocoumarol: Sinthrome; acetylcysteine: N-acetyl cysteine |
    NAC; acidophilus: lactobacillus acidophilus; aclidinium + formoterol: Duaklir; activated charcoal: charcoal;
    ademetionine: s-adenosylmethionine | SAM-e; albuterol: Asmol | Epaq; albuterol + ipratropium: DuoNeb; alfacalcidol:
    One-Alpha; allopurinol: Zyloric | Progout; aloe vera: aloe vera juice; alpha lipoic acid: ALA | r-lipoic acid;
    aluminum hydroxide + magnesium hydroxide: Maalox | Mylanta | co-magaldrox | Mucogel; alverine: Spasmonal; amiloride
    + furosemide: co-amilofruse | Frumil; amiloride + hydrochlorothiazide: co-amilozide | Moduretic; amino acids: BCAA;
    amlodipine + hydrochlorothiazide + olmesartan: Tribenzor; amlodipine + hydrochlorothiazide + valsartan: Exforge HCT;
    amlodipine + perindopril: Coveram; amoxicillin + clavulanate: co-amoxiclav | amox-clav; amylmetacresol +
    dichlorobenzyl alcohol: Strepsils; apple cider vinegar; arginine hydrochloride: arginine; arnica; artificial tears:
    Optrex | Systane; ascorbic acid: Ester-C | vitamin C | vit C; ascorbic acid + ferrous sulfate: Ferro-grad C;
    ashwagandha: withania somnifera; asian ginseng: panax ginseng | korean ginseng; aspirin + clopidogrel: DuoPlavin |
    CoPlavix; aspirin + dipyridamole: Aggrenox | Asasantin; astaxanthin; astragalus; atenolol + chlorthalidone:
    co-tenidone; azithromycin: Z-Pak | Z-Pack | Zpak; bacopa: bacopa monnieri; bambuterol: Bambec; beclomethasone:
    Clenil | Kelhale | Soprobec; beclomethasone + formoterol: Fostair | Luforbec; beclomethasone + formoterol +
    glycopyrrolate: Trimbow; bee pollen; beetroot: beetroot juice | beet juice; bempedoic acid + ezetimibe: Nexlizet;
    benazepril + hydrochlorothiazide: Lotensin HCT; bendroflumethiazide: bendrofluazide; benserazide + levodopa:
    co-beneldopa | Madopar; berberine; betahistine: Betaserc | Serc; betaine: trimethylglycine; betamethasone:
    Betnovate; betamethasone + fusidic acid: Fucibet; bezafibrate: Bezalip; bifidobacterium; bilastine: Ilaxten;
    bilberry; biotin: vitamin b7; bismuth subsalicylate: Pepto-Bismol | Pepto Bismol; bisoprolol: Cardicor; bisoprolol +
    hydrochlorothiazide: Ziac; black cohosh; black seed oil: nigella sativa; borage oil: starflower oil; boron;
    boswellia: frankincense; bpc-157; bromelain; budesonide + formoterol: DuoResp | Fobumix; budesonide + formoterol +
    glycopyrrolate: Breztri; bumetanide: Burinex; caffeine + ergotamine: Cafergot; calcium: calcium tablets | calcium
    supplement; calcium carbonate: Adcal | Calcichew | Caltrate; calcium carbonate + cholecalciferol: Adcal-D3 |
    Calcichew-D3 | Calcichew-D3 Forte | Accrete D3 | Evacal D3 | Calceos | Natecal D3 | Caltrate Plus | Cacit D3;
    calcium carbonate + magnesium carbonate: Rennie; calcium citrate: Citracal | calcium citrate + D; candesartan:
    Amias; candesartan + hydrochlorothiazide: Atacand HCT | Atacand Plus; cannabidiol: CBD | CBD oil | CBD gummies |
    hemp oil; cannabis: marijuana | medical cannabis | medical marijuana | THC | Sativex; carbamazepine: Tegretol
    Retard; carbidopa + levodopa: co-careldopa; carbimazole: Neo-Mercazole; carbocisteine: carbocysteine | Mucodyne;
    carbomer: Viscotears | GelTears | Clinitas; carboxymethylcellulose: Refresh tears | Refresh Plus | Celluvisc |
    Optive; cat's claw: cats claw; cetirizine: Zirtek | Reactine | Piriteze; cetirizine + pseudoephedrine: Zyrtec-D;
    chamomile: chamomile tea; chasteberry: agnus castus | vitex; chlorella; chlorhexidine: Corsodyl; choline; choline
    salicylate: Bonjela; chondroitin; chromium: chromium picolinate; cinnamon; cinnarizine: Stugeron; ciprofloxacin:
    Cipro; citalopram: Cipramil; citrulline: l-citrulline; clobetasone: Eumovate; clomethiazole: Heminevrin; coal tar;
    cocoa flavanols; coconut oil; coenzyme q10: coq10 | co-enzyme q10 | ubiquinol | ubiquinone; collagen: collagen
    peptides | marine collagen; colostrum; contraceptive pill: birth control pill | combined pill | minipill; cordyceps;
    covid-19 vaccine: covid vaccine | Comirnaty | Spikevax; cranberry: cranberry extract | cranberry juice; creatine:
    creatine monohydrate; cromolyn: Nalcrom; curcumin: curcumin extract; cyanocobalamin: vitamin b12 | B12 | vit B12;
    cyproterone: Androcur; cyproterone + ethinyl estradiol: co-cyprindiol | Dianette; d-mannose; d-ribose; dandelion:
    dandelion tea; daridorexant: Quviviq; dehydroepiandrosterone: DHEA; desogestrel: Cerelle | Zelleta; desogestrel +
    ethinyl estradiol: Gedarel | Marvelon | Mercilon; devil's claw: devils claw; dexchlorpheniramine: Polaramine;
    dextroamphetamine: dexamphetamine | Amfexa; diazepam: Valpam | Antenex | Ducene; dibucaine + hydrocortisone:
    Proctosedyl; diclofenac + misoprostol: Arthrotec; digestive enzymes; diindolylmethane; dimenhydrinate: Gravol;
    docusate: Coloxyl; docusate + senna: Coloxyl and senna | Coloxyl with senna | Coloxyl & senna; domperidone:
    Motilium; donanemab: Kisunla; dong quai; dosulepin: dothiepin | Prothiaden; doxylamine + pyridoxine: Diclegis |
    Xonvea | Bonjesta; drospirenone + estetrol: Nextstellis; drospirenone + ethinyl estradiol: Eloine | Lucette;
    dydrogesterone + estradiol: Femoston; echinacea; elderberry: Sambucol; electrolytes: oral rehydration salts |
    Dioralyte | Pedialyte | Hydralyte | Gastrolyte; eleuthero: siberian ginseng; emollient: E45 | Diprobase | Cetraben |
    Zerobase | Dermol | Dermol 500 | Aveeno | Oilatum | Epaderm | Hydromol | Doublebase | QV cream | Aquaphor | CeraVe |
    Cetaphil | Eucerin | Vaseline | petroleum jelly | aqueous cream | Zeroderm; enalapril + hydrochlorothiazide:
    Vaseretic; enoxaparin: Inhixa; ergocalciferol: vitamin d2; esomeprazole: Emozul; esomeprazole + naproxen: Vimovo;
    estradiol: oestradiol | Elleste Solo | Estradot | Evorel | Oestrogel | Progynova | Sandrena | Zumenon | Lenzetto |
    Vagirux; estradiol + norethindrone: Elleste Duet | Evorel Conti | Kliovance; estriol: Ovestin; ethinyl estradiol +
    levonorgestrel: Logynon | Microgynon | Ovranette | Rigevidon | Alesse | Levlen | Levlen ED | Microgynon 30; ethinyl
    estradiol + norgestimate: Cilest; etoricoxib: Arcoxia; evening primrose oil: evening primrose; eye vitamins: AREDS |
    AREDS 2 | PreserVision | Ocuvite; famotidine: Pepcid AC; famotidine + ibuprofen: Duexis; felodipine: Vascalpha;
    fenbufen; fennel: fennel tea | fennel seed; fenofibrate: Supralip; fenticonazole: Gynoxin; fenugreek; ferric
    carboxymaltose: Ferinject; ferrous fumarate: Fersamal | Galfer | Fersaday | Palafer; ferrous gluconate; ferrous
    sulfate: ferrous sulphate | Slow Fe | Feospan | Ferro-Liquid | Ferro-Gradumet | Fer-In-Sol; feverfew; fexofenadine:
    Treathay; fezolinetant: Veozah; fish oil: omega 3 | omega-3 fatty acids | omega 3 fish oil | krill oil; flaxseed
    oil: flaxseed | linseed oil | flax oil | flax seed; flucloxacillin: Floxapen; fluoxetine + olanzapine: Symbyax;
    flupentixol: Depixol | Fluanxol; fluticasone: Flixonase; fluticasone + formoterol: Flutiform; fluticasone +
    salmeterol: Seretide | Sirdupla | AirFluSal | Fusacomb; fluticasone + vilanterol: Relvar; folic acid: folate |
    vitamin b9 | methylfolate; furosemide: frusemide; fusidic acid: Fucidin; fusidic acid + hydrocortisone: Fucidin H;
    gaba: gamma-aminobutyric acid; garlic: garlic oil; ginger: ginger root | ginger tea; ginkgo: ginkgo biloba;
    gliclazide: Diamicron | Zicron | Diamicron MR; glucosamine: glucosamine sulfate; glucose test strips: test strips |
    lancets | pen needles | Freestyle Libre | Dexcom; glutathione: l-glutathione; glycopyrrolate + indacaterol: Ultibro;
    gotu kola; grape seed: grapeseed extract | grape seed extract; green tea: green tea extract | egcg; hawthorn:
    hawthorn berry; hepatitis b vaccine: Engerix-B; hibiscus: hibiscus tea; holy basil: tulsi; hormone replacement
    therapy: HRT; horse chestnut; hpv vaccine: Gardasil; hyaluronic acid; hydrochlorothiazide + irbesartan: Avalide |
    CoAprovel | Karvezide; hydrochlorothiazide + lisinopril: Zestoretic | Prinzide; hydrochlorothiazide + losartan:
    Hyzaar; hydrochlorothiazide + metoprolol: Lopressor HCT; hydrochlorothiazide + olmesartan: Benicar HCT;
    hydrochlorothiazide + quinapril: Accuretic; hydrochlorothiazide + spironolactone: Aldactazide; hydrochlorothiazide +
    telmisartan: Micardis HCT | Micardis Plus; hydrochlorothiazide + triamterene: Maxzide | Dyazide; hydrochlorothiazide
    + valsartan: Diovan HCT | Co-Diovan; hydrocortisone + miconazole: Daktacort; hydrocortisone + neomycin + polymyxin
    b: Cortisporin; hydrocortisone + pramoxine: Proctofoam HC; hydroxycitrate: Hydroxycut; hyoscine butylbromide:
    Buscopan; hypromellose: Tears Naturale; ibuprofen + paracetamol: Nuromol | Maxigesic | Combogesic | Advil Dual
    Action; inclisiran: Leqvio; indapamide: Natrilix SR; indapamide + perindopril: Coversyl Plus; influenza vaccine: flu
    jab | flu shot | flu vaccine | Afluria | Fluarix | Fluzone; inositol: myo-inositol; insulin glargine: Abasaglar |
    Optisulin; insulin isophane: NPH insulin | isophane insulin | Humulin I | Humulin N | Insulatard | Novolin N;
    intrauterine device: copper coil; iron: iron tablets | iron supplement | heme iron | Ferrograd | iron bisglycinate |
    ferrous bisglycinate | Maltofer | iron polymaltose; isosorbide: isosorbide mono | ISMN | Monomil | Monomax | Elantan
    | Xismox | Duride | Chemydur | Isotard; isotretinoin: Roaccutane | Reticutan; ispaghula: ispaghula husk | Fybogel |
    Ispagel; kava: kava kava; kelp; l-carnitine: acetyl l-carnitine; lacidipine: Motens; lactase: Lactaid; lavender:
    lavender oil; lecanemab: Leqembi; lemon balm: melissa | lemon balm tea; lercanidipine: Zanidip; levocetirizine:
    Xozal; levomepromazine: methotrimeprazine | Nozinan; levonorgestrel: Levonelle | morning after pill | Jaydess;
    licorice: liquorice | licorice root | liquorice root; lidocaine + prilocaine: Emla; linaclotide: Constella; lion's
    mane: lions mane; lisdexamfetamine: Elvanse; lithium: lithium orotate | Camcolit | Priadel | Lithicarb | Quilonum;
    lofepramine: Lomont; loprazolam; loratadine: Clarityn | Claratyne; loratadine + pseudoephedrine: Claritin-D;
    lormetazepam; lutein; lymecycline: Tetralysal; lysine: l-lysine; maca: maca root; magnesium: magnesium glycinate |
    magnesium bisglycinate | magnesium threonate | magnesium malate | magnesium taurate | epsom salts | mag glycinate;
    magnesium citrate: mag citrate; magnesium hydroxide: milk of magnesia; magnesium oxide: mag oxide | Mag-Ox; manuka
    honey; mct oil; mebeverine: Colofac; mefenamic acid: Ponstan; melatonin: Slenyto; menthol: Biofreeze; mesalamine:
    Octasa | Salofalk | Mezavant; metformin: Diaformin; methyl salicylate: Deep Heat | Salonpas | Bengay;
    methylcobalamin: methyl B12; methylsulfonylmethane: MSM; metoclopramide: Maxeran; milk thistle: silymarin;
    mirtazapine: Zispin SolTab; mizolastine: Mizollen; mk-7: vitamin k2 | menaquinone | mk7 | vit K2 | vitamin K2 MK7;
    moclobemide: Aurorix | Manerix; molnupiravir: Lagevrio; moringa; moxonidine: Physiotens; mucuna: mucuna pruriens;
    multivitamin: multivitamins | prenatal vitamins | prenatal vitamin | Berocca | Centrum | Pregnacare | MVI | multivit
    | multi-vit | multi vitamin | multi vitamins | Centrum Silver | Wellman | Wellwoman | Vitabiotics | Flintstones |
    Materna | prenatals | Forceval | Abidec | Dalivit | Swisse; nadh; naproxen + sumatriptan: Treximet | Suvexx;
    nattokinase; nebivolol: Nebilet; nettle: stinging nettle | nettle tea; niacin: vitamin b3 | vit B3; niacinamide:
    nicotinamide riboside | nicotinamide mononucleotide | NMN; nicorandil: Ikorel; nifedipine: Adipine; nirmatrelvir +
    ritonavir: Paxlovid; nitrazepam: Mogadon; nitroglycerin: GTN | nitroglycerine | glyceryl trinitrate | Nitrostat |
    Nitroderm | Nitro-Dur | Nitrolingual | Nitro-Bid | Coro-Nitro | Rectogesic | Transiderm-Nitro | Minitran;
    norethindrone: Noriday | Primolut N | Utovlan; olive leaf; olodaterol + tiotropium: Spiolto; omega-3-acid ethyl
    esters: Lovaza | Omacor; omeprazole: Mepradec; oral nutritional supplement: Fortisip | Fresubin | Ensure Plus |
    Ensure Compact | Complan | Pediasure; oregano oil: oil of oregano; orphenadrine + paracetamol: Norgesic;
    palmitoylethanolamide; pantoprazole: Somac | Tecta; pantothenic acid: vitamin b5; passionflower: passiflora |
    passion flower; penicillin v: penicillin | penicillin vk | pen v | pen vk; peppermint: peppermint tea; peppermint
    oil: Colpermin; perindopril: Coversyl | Coversyl Arginine; phosphatidylserine; phytonadione: vitamin k | vitamin k1
    | Konakion | vit K; piracetam: Nootropil; pizotifen: pizotyline | Sanomigran; pneumococcal vaccine: Pneumovax |
    Prevnar; polyethylene glycol: Laxido | Movicol | Cosmocol | Laxido Orange | Osmolax | RestoraLAX | Lax-A-Day;
    potassium chloride: KCl | K-Dur | Slow-K | Sando-K | Kay-Cee-L; potassium gluconate; prednisone: Panafcort;
    pregabalin: Alzain; pregnenolone; probiotics: probiotic | Culturelle | Florastor | VSL#3 | Align probiotic |
    Bio-Kult | Symprove; prochlorperazine: Buccastem | Stemetil; progesterone: Cyclogest | micronised progesterone;
    propiverine: Detrunorm; propolis; psyllium: psyllium fiber; pycnogenol; pyridoxine: vitamin b6 | vit B6 | B6;
    quercetin; reboxetine: Edronax; red yeast rice; reishi; resveratrol; rhodiola: rhodiola rosea; riboflavin: vitamin
    b2 | vit B2; rifaximin: Targaxan; ropinirole: Adartrel; rupatadine: Rupafin; saccharomyces boulardii; saw palmetto;
    sea moss; selenium: selenomethionine; senna: senna tea; serrapeptase; shilajit; shingles vaccine: Shingrix |
    Zostavax; sildenafil: Viagra Connect; slippery elm; sodium alginate: Gaviscon Advance | Peptac; sodium chloride:
    Hydrasense | Fess | Sterimar | NeilMed | saline nasal spray | saline rinse; sodium hyaluronate: Hylo-Forte |
    Hylo-Tear; sodium picosulfate: Dulcolax Pico; solifenacin: Vesitirim; soy isoflavones; spirulina; st john's wort: st
    johns wort | saint john's wort | hypericum; sulfamethoxazole + trimethoprim: co-trimoxazole | Septra | Septrin |
    SMZ-TMP | SMZ-TMP DS | TMP-SMX; sulforaphane; sulpiride: Dolmatil; tamsulosin: Flomaxtra | Omnic; tart cherry: tart
    cherry juice; taurine; tea tree oil; temazepam: Temaze; terbutaline: Bricanyl; testosterone: Testogel | Tostran |
    Sustanon; theanine: l-theanine; thiamine: vitamin b1 | vit B1; tiapride; tibolone: Livial; timolol: Timoptol;
    tirzepatide: Mounjaro | Zepbound; tocopherol: vitamin e | vit E; tribulus; tryptophan: l-tryptophan; turmeric:
    curcuma longa; ursodiol: Destolit | Ursofalk; valerian: valerian root | valerian tea; valproate: Epilim | Epival |
    valproate sodium | Epilim Chrono; venlafaxine: Efexor | Vensir; verapamil: Securon; vitamin a: vit A; vitamin b
    complex: b complex | b vitamins | vitamin b | vitamin B compound strong | vitamin B Co Strong; vonoprazan: Voquezna;
    warfarin: Marevan; wheat dextrin: Benefiber; whey protein: protein powder; willow bark; xylometazoline: Otrivin |
    Otrivine; yohimbine: yohimbe; zeaxanthin; zinc: zinc picolinate; zinc oxide: Sudocrem | Desitin | Metanium; zinc
    sulfate: Solvazinc; zopiclone: Imovane | Zimovane; zuclopenthixol: Clopixol; zuranolone: Zurzuvae
"""
"""Common names that the lists do not have: sold elsewhere, newer, or herbs. From general knowledge, not traced."""
