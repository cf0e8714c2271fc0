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
    r"|Complement Inhib|B Lymphocyte|Alkylating|Antimetabolite|Nucleoside Metabolic|Microtubule Inhibitor .EPC|Vinca"
    r"|Topoisomerase|Platinum|Proteasome|Folate Analog Metab|mTOR|Thyroxine|Triiodothyronine|Thyroid Stimulating"
)
IMMUNE = re.compile(
    r"flunomide|(citi|liti|drati|criti)nib|cyclophosph|mercaptopur|t.?ioguan|chlorambuc|melphalan|busulfan|apremilast"
    r"|methyl fumarate|diroximel|(l[iu]|k[iu])\w{0,3}mab|tumumab|tuximab|tuzumab|tumomab|\w[rt]acept\b|lonacept|kinra\b"
    r"|(?<!qu)imod\b|copan\b|coplan\b|closporin\b|imus\b|belumosudil|thymocyte|[au]rabine|cladribine|(?<!emtri)citabine"
    r"|rubicin|platin\b|taxel\b|vin(bl|cr|fl|or)\w+ine|mustine|mechlor|trexate|trexed|mitoxantrone|zomib\b|eribulin"
    r"|hydroxy(urea|carbamide)|thalidomide|lidomide|(bec|nec)tedin|tegafur|streptozocin|pentostatin|procarbazine|ixabepilone"
)
BOTH = word_set(
    """actifed anacin ascriptin aspro bayer benylin covonia difflam dimetane dimetapp disprin dymadon empirin excedrin
    fioricet fiorinal kaopectate maalox naldecon novahistine nucofed organidin panamax pepto phenergan phrenilin
    robitussin soma tixylix triaminic tussi tylenol vicks"""
)
"""Brands that are or were sold with an opioid and without. Those that the NDC directory shows are found there."""
PLAIN = word_set(
    """acd acda acth adrovance aer alleviate amen amphenol ancientsecrets androidf androidt antirobe artist bacitracina
    bal bentone benzyl bleo bpo bramazil bramizil briancare chromic chromium claytone claytoneso clomicalm
    colorexpmp cysticide depo dermofeeltc dextrose docu dried dristan dubthg durabolino equisolon fasinex
    flavoredcolestid forteekor fosavance fractal glucose gpcstandard guardian headshouldersconditioner hemotreat
    honibe hydratednormal hyvee iialda isosorrbidedinitrate jarocolpmp keptrils letomint lingtea lithonates
    losortan lotrpnex luteinizing lysol mega momentum muro naft naqua neut nitrofurantionmacrocrystals
    npd omacide option orlissa pam pce peg pfd pfizerpenas pinpoint pinpointlymphatics pinworm polyglykol
    precpitated pres prifitin proairhfa pronto radiamuls rasaglineratiopharm react reconcile reno repeltin
    sabopeg sector semintra sennalax sevocalm sevoflo sileo simplicef sintong sinu spyagent spyelite stoolsoftner
    strongid teflon terrell theo threda tokisan tomicides topcide torpex tretionin ultrastrength ursadiol vantavo
    vaporizing vaproizing ventolinhfa versatrex vetalog vetamox vetibenzamina volley xifaxsan zythromax"""
)
"""Names that say too little, are misspelled, or are of animals' medicines."""
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

ADDED = """
    5-htp: 5-hydroxytryptophan; aceclofenac: Preservex; acenocoumarol: Sinthrome; acetylcysteine: N-acetyl cysteine |
    NAC; acidophilus: lactobacillus acidophilus; ademetionine: s-adenosylmethionine | SAM-e; albuterol + ipratropium:
    DuoNeb; alfacalcidol: One-Alpha; aloe vera; alpha lipoic acid: ALA | r-lipoic acid; alverine: Spasmonal; amoxicillin
    + clavulanate: co-amoxiclav; apple cider vinegar; arnica; ascorbic acid: Ester-C; ashwagandha: withania somnifera;
    astragalus; bambuterol: Bambec; beclomethasone + formoterol: Fostair | Luforbec; beclomethasone: Clenil; bee pollen;
    bempedoic acid + ezetimibe: Nexlizet; bendroflumethiazide: bendrofluazide; benserazide + levodopa: co-beneldopa |
    Madopar; berberine; betahistine: Betaserc | Serc; bezafibrate: Bezalip; bifidobacterium; bilastine: Ilaxten; biotin:
    vitamin b7; bisoprolol: Cardicor; black cohosh; black seed oil: nigella sativa; borage oil: starflower oil;
    boswellia: frankincense; bpc-157; bromelain; budesonide + formoterol: DuoResp | Fobumix; bumetanide: Burinex;
    calcium carbonate: Adcal | Calcichew; calcium: calcium tablets | calcium supplement; candesartan: Amias;
    cannabidiol: CBD | CBD oil | CBD gummies | hemp oil; cannabis: marijuana | medical cannabis | medical marijuana |
    THC | Sativex; carbidopa + levodopa: co-careldopa; carbimazole: Neo-Mercazole; carbocisteine: carbocysteine |
    Mucodyne; cat's claw: cats claw; cetirizine: Zirtek; chamomile; chasteberry: agnus castus | vitex; chlorella;
    choline; chondroitin; chromium: chromium picolinate; cinnamon; cinnarizine: Stugeron; ciprofloxacin: Cipro;
    citalopram: Cipramil; clobetasone: Eumovate; clomethiazole: Heminevrin; coal tar; coenzyme q10: coq10 | co-enzyme
    q10 | ubiquinol | ubiquinone; collagen: collagen peptides | marine collagen; contraceptive pill: birth control pill
    | combined pill | minipill; cordyceps; covid-19 vaccine: covid vaccine | Comirnaty | Spikevax; cranberry: cranberry
    extract; creatine: creatine monohydrate; curcumin: curcumin extract; cyanocobalamin: vitamin b12; cyproterone +
    ethinyl estradiol: co-cyprindiol | Dianette; cyproterone: Androcur; d-mannose; dandelion; daridorexant: Quviviq;
    dehydroepiandrosterone: DHEA; desogestrel + ethinyl estradiol: Gedarel | Marvelon | Mercilon; desogestrel: Cerelle;
    devil's claw: devils claw; digestive enzymes; domperidone: Motilium; donanemab: Kisunla; dosulepin: dothiepin |
    Prothiaden; drospirenone + estetrol: Nextstellis; dydrogesterone + estradiol: Femoston; echinacea; elderberry:
    Sambucol; electrolytes: oral rehydration salts | Dioralyte | Pedialyte; eleuthero: siberian ginseng; ergocalciferol:
    vitamin d2; estradiol + norethindrone: Elleste Duet | Evorel Conti | Kliovance; estradiol: oestradiol | Elleste Solo
    | Estradot | Evorel | Oestrogel | Progynova | Sandrena | Zumenon; estriol: Ovestin; ethinyl estradiol +
    levonorgestrel: Logynon | Microgynon | Ovranette | Rigevidon; ethinyl estradiol + norgestimate: Cilest; etoricoxib:
    Arcoxia; evening primrose oil; fenugreek; ferrous gluconate; ferrous sulfate: ferrous sulphate | Slow Fe; feverfew;
    fexofenadine: Treathay; fezolinetant: Veozah; fish oil: omega 3 | omega-3 fatty acids | omega 3 fish oil | krill
    oil; flaxseed oil: flaxseed | linseed oil; flucloxacillin: Floxapen; flupentixol: Depixol | Fluanxol; fluticasone +
    formoterol: Flutiform; fluticasone: Flixonase; folic acid: folate | vitamin b9 | methylfolate; furosemide:
    frusemide; fusidic acid: Fucidin; gaba: gamma-aminobutyric acid; garlic: garlic oil; ginger: ginger root; ginkgo:
    ginkgo biloba; gliclazide: Diamicron; glucosamine: glucosamine sulfate; glutathione: l-glutathione; green tea: green
    tea extract | egcg; hawthorn: hawthorn berry; hepatitis b vaccine: Engerix-B; holy basil: tulsi; hormone replacement
    therapy: HRT; horse chestnut; hpv vaccine: Gardasil; hyaluronic acid; hyoscine butylbromide: Buscopan; hypromellose:
    Tears Naturale; inclisiran: Leqvio; indapamide: Natrilix SR; influenza vaccine: flu jab | flu shot | flu vaccine |
    Afluria | Fluarix | Fluzone; inositol: myo-inositol; insulin glargine: Abasaglar; insulin isophane: NPH insulin |
    isophane insulin | Humulin I | Humulin N | Insulatard | Novolin N; iron: iron tablets | iron supplement | heme iron
    | Ferrograd; isotretinoin: Roaccutane; ispaghula: ispaghula husk | Fybogel; kava: kava kava; l-carnitine: acetyl
    l-carnitine; lacidipine: Motens; lactase: Lactaid; lavender: lavender oil; lecanemab: Leqembi; lemon balm: melissa;
    lercanidipine: Zanidip; levocetirizine: Xozal; levomepromazine: methotrimeprazine | Nozinan; levonorgestrel:
    Levonelle | morning after pill; lion's mane: lions mane; lithium: lithium orotate | Camcolit | Priadel; lofepramine:
    Lomont; loprazolam; lormetazepam; lutein; lymecycline: Tetralysal; lysine: l-lysine; maca: maca root; magnesium:
    magnesium glycinate | magnesium bisglycinate | magnesium threonate | magnesium malate | magnesium taurate | epsom
    salts; mebeverine: Colofac; mefenamic acid: Ponstan; melatonin: Slenyto; mesalamine: Octasa | Salofalk;
    methylsulfonylmethane: MSM; milk thistle: silymarin; mirtazapine: Zispin SolTab; mizolastine: Mizollen; mk-7:
    vitamin k2 | menaquinone; moclobemide: Aurorix | Manerix; molnupiravir: Lagevrio; moringa; moxonidine: Physiotens;
    mucuna: mucuna pruriens; multivitamin: multivitamins | prenatal vitamins | prenatal vitamin | Berocca | Centrum |
    Pregnacare; nattokinase; nebivolol: Nebilet; nettle: stinging nettle; niacin: vitamin b3; niacinamide: nicotinamide
    riboside | nicotinamide mononucleotide | NMN; nicorandil: Ikorel; nirmatrelvir + ritonavir: Paxlovid; nitrazepam:
    Mogadon; norethindrone: Noriday | Primolut N | Utovlan; olive leaf; oregano oil; palmitoylethanolamide; pantothenic
    acid: vitamin b5; passionflower: passiflora; peppermint oil: Colpermin; perindopril: Coversyl; phosphatidylserine;
    phytonadione: vitamin k | vitamin k1 | Konakion; piracetam: Nootropil; pizotifen: pizotyline | Sanomigran;
    pneumococcal vaccine: Pneumovax | Prevnar; polyethylene glycol: Laxido | Movicol; pregnenolone; probiotics:
    probiotic | Culturelle | Florastor; prochlorperazine: Buccastem | Stemetil; propiverine: Detrunorm; propolis;
    psyllium: psyllium fiber; pyridoxine: vitamin b6; quercetin; reboxetine: Edronax; red yeast rice; reishi;
    resveratrol; rhodiola: rhodiola rosea; riboflavin: vitamin b2; rifaximin: Targaxan; rupatadine: Rupafin;
    saccharomyces boulardii; saw palmetto; selenium: selenomethionine; senna: senna tea; shingles vaccine: Shingrix |
    Zostavax; slippery elm; sodium alginate: Gaviscon Advance; solifenacin: Vesitirim; spirulina; st john's wort: st
    johns wort | saint john's wort | hypericum; sulfamethoxazole + trimethoprim: co-trimoxazole | Septra | Septrin;
    sulpiride: Dolmatil; tamsulosin: Flomaxtra | Omnic; taurine; tea tree oil; terbutaline: Bricanyl; theanine:
    l-theanine; thiamine: vitamin b1; tibolone: Livial; timolol: Timoptol; tirzepatide: Mounjaro | Zepbound; tocopherol:
    vitamin e; tryptophan: l-tryptophan; turmeric: curcuma longa; ursodiol: Destolit | Ursofalk; valerian: valerian
    root; valproate: Epilim | Epival | valproate sodium; vitamin b complex: b complex | b vitamins | vitamin b;
    vonoprazan: Voquezna; warfarin: Marevan; wheat dextrin: Benefiber; whey protein; willow bark; xylometazoline:
    Otrivin | Otrivine; yohimbine: yohimbe; zinc: zinc picolinate; zopiclone: Imovane | Zimovane; zuclopenthixol:
    Clopixol; zuranolone: Zurzuvae
"""
"""Common names that the lists do not have: sold elsewhere, newer, or herbs. From general knowledge, not traced."""
