/**
 * Heads of trade names in the order of the domains of the nomenclature of trades (ROME): masculine or common form,
 * folded; feminine and plural forms are derived where they are regular.
 */
const FARMING = `
abatteur agriculteur agronome alevineur alpagiste apiculteur aquaculteur arboriculteur arboriste ardoisier aviculteur berger bucheron caviste cerealier champignonniste chevrier chevriere
conchyliculteur cressiculteur cueilleur cultivateur debardeur debroussailleur eclaircisseur elagueur eleveur ensacheur floriculteur gardian gemmeur goemonier greffeur heliciculteur herboriste
horticulteur inseminateur jardinier maraicher mareyeur mytiliculteur naturaliste oenologue oleiculteur ostreiculteur palefrenier paludier paysagiste paysan pecheur pepinieriste pisciculteur pisteur
porcher ramasseur rosieriste saisonnier saunier semencier soigneur sylviculteur toiletteur tondeur tractoriste traiteur trayeur trufficulteur vacher vachere vendangeur veterinaire vigneron viticulteur
`;
const ARTS = `
accordeur affineur antiquaire aquarelliste archetier armurier bijoutier bottier brodeur bronzier calligraphe ceramiste chapelier charron cirier ciseleur cloutier coloriste cordier cordonnier corsetier
coutelier couturier damasquineur decorateur dentelier dentelliere dinandier doreur ebeniste emailleur encadreur enlumineur etameur eventailliste faiencier ferronnier feutrier fleuriste fondeur
forgeron fourreur gainier galochier gantier graveur guillocheur harmoniste horloger imprimeur jacquier joaillier lapidaire layetier lissier luthier mannequin marbrier marionnettiste maroquinier
marqueteur miroitier modiste monnayeur mosaiste mouleur orfevre ornemaniste parcheminier parfumeur passementier perruquier photograveur plisseur plumassier polisseur porcelainier potier relieur
remouleur rempailleur restaurateur santonnier savonnier sculpteur sellier sertisseur souffleur staffeur tabletier taillandier tailleur tanneur tapissier taxidermiste teinturier tisserand tisseur
tonnelier tourneur vannier vernisseur verrier vitrailliste
`;
const MONEY_AND_SALES = `
actuaire agenceur agent analyste applicateur assureur auditeur banquier barbier boucher boulanger bouquiniste brocanteur buraliste caissier charcutier chocolatier coiffeur commercant commercial
confiseur conseiller courtier cremier crepier cuisiniste demonstrateur dermographiste detaillant diamantaire disquaire droguiste ecailler encaisseur epicier esthe estheticien etalagiste expert
facialiste fripier fromager gemmologue gerant gestionnaire glacier gondolier grainetier grossiste guichetier hote hotesse indemnisateur inventoriste kiosquier libraire liquidateur mandataire manucure
maquilleur marchand marchandiseur merchandiser merchandiseur mercier negociant negociateur onglier opticien patissier pharmacien photographe poissonnier pressier prothesiste quincaillier rayonniste
redacteur regleur representant retoucheur rotisseur sandwichier saucier sinistreur souscripteur spaticien tarificateur tatoueur teleacteur teleconseiller telemercateur teleoperateur telephoniste
teleprospecteur telesecretaire televendeur tourier trader tresorier tripier vendeur visagiste volailler
`;
const MEDIA = `
acousticien archiviste attache biographe blogueur brocheur bruiteur cadreur cameraman caricaturiste chromiste chroniqueur communicant concepteur conservateur copywriter correcteur correspondant
designer dessinateur documentaliste doubleur eclairagiste ecrivain editeur editorialiste etalonneur flexographe graphiste heliograveur iconographe illustrateur infographiste interprete intervieweur
journaliste linguiste lobbyiste localiseur logisticien maquettiste massicotier mediateur monteur narrateur offsettiste pigiste plasticien preparateur presentateur publicitaire realisateur
regisseur relecteur rotativiste scenariste scripte secretaire serigraphe speaker terminologue traducteur transcripteur typographe videaste webdesigner webmaster webmestre
`;
const BUILDING = `
amenageur architecte arpenteur asphalteur bancheur bardeur bimeur boutefeu cableur calorifugeur canalisateur carreleur carrossier centralier chapiste charpentier chaudronnier chauffagiste cimentier
climaticien coffreur concasseur conducteur cordiste couvreur crepisseur demolisseur desamianteur desenfumeur diagnostiqueur domoticien dragueur ebavureur echafaudeur economiste electricien enduiseur
enginiste enrobeur etancheiste etancheur facadier ferrailleur fontainier foreur fumiste geometre geotechnicien goudronneur granitier grutier hydraulicien hydrogeologue ingenieur jointoyeur macon
maconne menuisier metallier metreur parqueteur paveur peintre pelleteur pelliste perforateur pisciniste plaquiste platrier plombier pontier pontonnier poseur projeteur puisatier ramoneur ravaleur
rocailleur sableur scaphandrier serrurier solariste solier sondeur soudeur storiste terrassier thermicien topographe tubiste tunnelier tuyauteur urbaniste verificateur videographe vitrier zingueur
`;
const HOSPITALITY = `
accompagnateur animateur aubergiste bagagiste barista barmaid barman bartender billettiste cafetier camerier cantinier chef cheffe commis concierge croisieriste croupier cuisinier cuisto cuistot
econome employe equipier forfaitiste gouvernante grillardin groom guide hebergeur liftier limonadier lingere ludothecaire maitre mixologue moniteur pizzaiola pizzaiolo plagiste plongeur receptionniste
runner serveur sommelier sushiman valet veilleur voiturier voyagiste
`;
const INDUSTRY = `
lunetier matelassier modeliste pompiste styliste surjeteuse telepilote acieriste affreteur affuteur aiguiseur ajusteur aligneur aluministe approvisionneur argenteur assembleur automaticien avionneur bobineur bobinier bonnetier brasseur bronzeur calandreur calibreur
caoutchoutier cariste cartonnier chimiste chromeur cintreur cisailleur cokier conditionneur confectionneur contremaitre controleur coordinateur coupeur cylindreur debiteur decapeur decolleteur
decoupeur degauchisseur degraisseur delaineur desosseur dieseliste distillateur drapeur ebarbeur ecorcheur electrobobinier electrolyste electromecanicien electronicien electroplaste electrotechnicien
emballeur emboutisseur empaqueteur encartonneur encolleur enducteur ensimeur equarrisseur essayeur estampeur etampeur etiqueteur etireur exploitant extrudeur faconneur filateur fileteur fileur
formulateur fraiseur galvaniseur galvanoplaste garnisseur gerbeur grenailleur guillotineur huilier injecteur inspecteur installateur instrumentiste laborantin lamaneur lamineur machiniste
maintenancier mainteneur malteur mecanicien mecatronicien metallurgiste meteorologue methodiste meuleur meunier microtechnicien minotier modeleur nettoyeur noyauteur operateur ordonnanceur ourdisseur
outilleur ouvrier oxycoupeur papetier patronnier peaussier pelletier perceur piloteur piqueur planificateur planneur plasturgiste plieur poinconneur pointeur ponceur poudrier programmeur prototypiste
qualimeticien qualiticien raffineur ragreeur ramendeur rebobineur rectifieur redresseur reparateur rivetier riveur robinetier roboticien rotomouleur salaisonnier saleur saurisseur scieur stratifieur
surjeteur tamiseur technicien toleur tolier torrefacteur trancheur trefileur trempeur tricoteur trieur tronconneur usineur valoriste vidangeur vulcanisateur
`;
const MENDING = `
antenniste ascensoriste campanaire chaudieriste convoyeur debosseleur depanneur fibreur frigoriste garagiste lustreur mecano metrologiste metrologue moteliste motociste motoriste raccordeur turbinier
veliste velociste
`;
const HEALTH = `
medecin acupuncteur allergologue ambulancier anatomopathologiste anesthesiste aromatherapeute arttherapeute assistant audioprothesiste auxiliaire biologiste brancardier cardiologue chiropracteur chirurgien
cytotechnicien dentiste dermatologue dieteticien dosimetriste embaumeur epidemiologiste equitherapeute ergotherapeute geriatre gerontologue gynecologue hematologue hygieniste hypnotherapeute imagiste
infirmier kine kinesitherapeute logopede maieuticien manipulateur masseur medecin musicotherapeute naturopathe neurologue nutritionniste oncologue ophtalmologue orthesiste orthodontiste orthophoniste
orthoprothesiste orthoptiste osteopathe pediatre pedicure perfusionniste pharmacovigilant phlebotomiste physiotherapeute podologue praticien preleveur psychanalyste psychiatre psychologue psychomot
psychomotricien psychotherapeute puericulteur puericultrice radiologue radiophysicien radiotherapeute reflexologue relaxologue rhumatologue sexologue soignant sophrologue stomatherapeute
thanatopracteur toxicologue urgentiste urologue zootherapeute
`;
const SERVICES = `
accueillant aes aesh arbitre archeologue ash astrologue astronome astrophysicien asv ats atsem avocat avs balayeur bibliothecaire bibliotheconome cantonnier cheminot chercheur clerc coach conciliateur
conferencier coordonnateur cpe criminologue dae demographe deratiseur desinfecteur desinsectiseur dessableur detective diplomate douanier eboueur ecogarde ecologue ecoutant educateur egoutier
egyptologue eje encadrant enqueteur enquetrice enseignant entomologiste ergonome ethnologue evaluateur facilitateur fonctionnaire formateur fossoyeur gardien gendarme geographe geologue geomaticien
geophysicien greffier historien huissier hydrobiologiste hydrologue iade ibode ide instituteur intervenant juge juriste lavandier laveur legiste lexicographe magistrat maraudeur mathematicien
mediatheque menager microbiologiste notaire nounou nourrice nurse oceanographe officier ornithologue paleontologue pedologue philologue physicien policier pompier preventeur preventionniste procureur
prof professeur proviseur psychopedagogue recenseur referent repasseur repetiteur responsable rippeur sapeur sauveteur secouriste sismologue sociologue statisticien superviseur surveillant
syndicaliste vigile volcanologue vulcanologue zoologue zootechnicien
`;
const STAGE = `
accessoiriste acrobate arrangeur cascadeur chanteur choregraphe choriste cinematographe cinetheodolite cintrier clown comedien compositeur conteur costumier danseur dj dramaturge entraineur
equilibriste figurant guitariste habilleur improvisateur intermittent jongleur metteur mime mixeur musicien organiste ouvreur perchiste perchman percussionniste pianiste poursuiteur prestidigitateur
programmateur projectionniste pyrotechnicien roadie scenographe skiman sonnier sonorisateur sonoriste topliner trapeziste violoncelliste violoniste
`;
const OFFICE = `
acheteur administrateur audiotypiste claviste comptable consultant cryptologue cyberdefenseur dactylo dactylographe daf dba demenageur developpeur devops dircom directeur dpo drh dsi facturier
fiscaliste formaliste hotliner informaticien integrateur integratrice intendant manager marketeur marketeuse mecanographe pao pdg pentesteur pupitreur raf receptionnaire recouvreur recruteur
referenceur rrh rssi sourceur sourcier standardiste stenographe stenotypiste strategiste techlead teletravailleur testeur traffic trafficker webanalyste webmarketer webmarketeur
`;
const TRANSPORT = `
aiguilleur aviateur barreur batelier capitaine chauffeur chauffeuse chronotachygraphe cocher commandant consignataire copilote courseur coursier declarant dispatcher dispatcheur docker eclusier
expediteur livreur magasinier manutentionnaire marinier matelot navigant picker pilote portier regulateur releveur remorqueur repartiteur routier skipper soutier spl steward timonier tractionnaire
traminot transitaire vtc wattman
`;
const ENGLISH = `
educator officer coordinator administrator laborer labourer lead manager designer engineer analyst artist researcher worker technician operator accountant advisor agronomist animator architect artist auditor babysitter baker banker barber beautician blacksmith bookkeeper bricklayer broker butcher buyer cabinetmaker caregiver caretaker
carpenter cashier chambermaid cleaner clerk cook counsellor courier curator dentist dev developer dishwasher doctor draftsman dressmaker driver economist editor electrician engineer estimator farmer
fitter florist forklift gardener geologist goldsmith grower hairdresser handyman housekeeper instructor interpreter janitor jeweller joiner journalist lawyer lecturer librarian lifeguard
linguist locksmith logistician machinist maid maker marketer mason masseuse mechanic midwife miller nanny nutritionist operator optician painter paralegal paramedic pharmacist photographer physicist
physiotherapist pilot planner plasterer plumber practitioner producer programmer proofreader psychologist receptionist recruiter repairer researcher roofer sailor salesperson saleswoman scientist
seamstress secretary seller shipbuilder shoemaker singer specialist statistician stonemason strategist stylist supervisor surgeon surveyor tailor teacher technician tester therapist trainer translator
tutor typist underwriter upholsterer vet videographer waiter waitress warehouseman watchmaker weaver welder winemaker woodworker writer
`;
/** Those of neighbours who write their post in their own language. */
const OTHER_TONGUES = `
abogado albanil altenpfleger backer buchhalter buchhalterin camarera camarero cameriera cameriere cocinera cocinero contable cozinheira cozinheiro cuoco dependienta elektriker enfermeira enfermera
enfermero engenheira engenheiro erzieher erzieherin infermiera infermiere ingegnere ingeniera ingeniero kellner kellnerin koch kochin konditor konstrukteur konstrukteurin krankenpfleger
krankenschwester limpiadora maurer mechaniker mechatroniker motorista pedreiro profesor profesora schlosser schreiner verkauferin
`;
export const TRADES = [
  FARMING,
  ARTS,
  MONEY_AND_SALES,
  MEDIA,
  BUILDING,
  HOSPITALITY,
  INDUSTRY,
  MENDING,
  HEALTH,
  SERVICES,
  STAGE,
  OFFICE,
  TRANSPORT,
  ENGLISH,
  OTHER_TONGUES,
].join(' ');

/**
 * Words that name a trade, and more often something else (« cheffe commerciale », « moteurs marins », « facteur de risque »):
 * only where a trade is announced or a sentence opens.
 */
export const AMBIGUOUS = `
charge chargee maitresse maitresses artisan chasseur commercial comptables docteur extra facteur fermier forestier hotelier interne juge laitier lecteur marin marins militaire mineur modele mousse nez porteur
producteur representant scientifique second soignants sportif taxi tuteur veilleur voilier voiliere dirigeant 
`;

/** Words that begin a trade's name only with their complement: a head alone that says little. */
export const BROAD_HEADS = `
agent assistant attache attachee delegue deleguee employee chef cheffe conseiller directeur employe gestionnaire hote hotesse ingenieur ingenieure manager maitre operateur ouvrier responsable technicien 
 chief auxiliaire prof professeur consultant coordinateur coordinatrice dev expert guide pilote preparateur conducteur animateur saisonnier inge meca
`;

/** Endings that most often name a trade, for the trades nobody listed. */
export const TRADE_ENDINGS =
  /(?:(?:ic|t|tr|n|c|s|d|i)iens?|iennes?|[^aou]euses?|trices?|[a-z]{3}istes?|logues?|[a-z]{4}graphes?|ateurs?|iteurs?|[a-z]{3}niers?|[a-z]{3}nieres?|culteurs?|peutes?|[a-z]{2}tiers?)$/;

/** Words with such an ending that name no trade. */
export const NO_TRADE = `
tuteur tuteurs tutrice tutrices recruiters equipementier equipementiers
visiteur seconde secondes honteuse magicien pepiniere pepinieres elevateur elevateurs chataignier ortographe orthographe pommier poirier cerisier olivier palmier peuplier prunier calendrier calendriers sentier saladier damier ascenseur indicateur
magicien magiciens magicienne musicienne-ci twist blist invite invites limites twists enfantier esthetique batisseurs bonjour bonsoir marseillais tuteur-ci actionnaires caissieres-ci independamment
combien bien rien ancien ancienne anciens anciennes soutien entretien entretiens maintien lien liens quotidien quotidienne italien italienne parisien parisienne parisiens chien chiens mien mienne sien sienne tien tienne europeen moyen moyenne
heureuse heureuses nombreuse nombreuses precieuse serieuse curieuse joyeuse generalistes generaliste liste listes piste pistes existe triste reste geste poste postes artiste optimiste pessimiste egoiste specialiste specialistes
catalogue dialogue analogue tweet dernier derniers derniere dernieres premier premiers premiere premieres janvier fevrier dossier dossiers papier papiers metier metiers atelier ateliers courrier chantier chantiers chocolatier entier entiere entiers hier matiere lumiere maniere manieres carriere carrieres rentiers
quartier quartiers cahier cahiers tablier panier escalier palier banniere derriere arriere biere poussiere frontiere riviere meilleur meilleure chaleur valeur couleur douleur bonheur malheur humeur facteurs plusieurs ailleurs interieur exterieur superieur leurs leur heure
candidat moteur secteur secteurs vecteur compteur ordinateur ordinateurs aspirateur honneur coeur coeurs fleur saveur faveur fraicheur paragraphe orthographe photographe-ci grossiste internautes lecteur lecteurs electeur auteur auteurs hauteur senateur
employeur employeurs recruteurs relayeur relayeurs relayeuse relayeuses retweeteurs retweeteuse retweeteuses chercheuse chercheuses chercheurs influenceur influenceuse influenceurs chomeuse chomeur chomeurs lutin fondatrice cinephile blogueur blogueuse bienveillante candidature trieurs visiteurs
administratrice-ci matrice cicatrice actrice acteur acteurs dedicatrice cantiers sentiers entiers volontiers tiers financier financiere financiers immobilier immobiliere hospitalier hospitaliere particulier particuliere regulier reguliere saisonniere familier singulier routiere hiver hotelier hoteliere
italienne bretonne lyonnaise reunionnaise bordelais nantais marseillais alsaciens alsacien vendeen norvegien canadien tunisien algerien bulgare bressan dijonnais tourangeau collegiens lyceens lyceen aerien aerienne aeriens quotidiens doyenne citoyen citoyenne citoyens miens chretien
conjonctivite egalite activite visite limite site suite vite petite entraide twittos fichiers fichier clavier collier escaliers grenier jardiniere laniere visiere soupiere cuilliere priere tiere
`;

/** English heads stand last: what qualifies them comes before. */
export const ENGLISH_LAST = `
manager designer engineer analyst officer specialist coordinator lead educator planner artist writer researcher scientist driver worker operator administrator developer consultant teacher assistant technician advisor broker nurse guard
`;
