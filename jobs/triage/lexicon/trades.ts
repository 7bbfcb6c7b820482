/**
 * Heads of trade names in the order of the domains of the nomenclature of trades (ROME): masculine or common form,
 * folded; feminine and plural forms are derived where they are regular.
 */
const FARMING = `
abatteur agriculteur agronome alevineur algoculteur alpagiste apiculteur aquaculteur arboriculteur arboriste ardoisier aviculteur berger betteravier bucheron caviste cerealier champignonniste
chevrier chevriere cidrier conchyliculteur confiturier cressiculteur cueilleur cultivateur debardeur debroussailleur eclaircisseur elagueur eleveur endivier ensacheur ferreur floriculteur gardian
gaveur gemmeur goemonier greffeur heliciculteur herboriste horticulteur inseminateur jardinier maitre-chai manadier maraicher mareyeur mytiliculteur naturaliste oenologue oleiculteur ostreiculteur
palefrenier paludier paysagiste paysan pecheur pepinieriste pisciculteur pisteur planteur porcher ramasseur rosieriste saisonnier saunier semencier soigneur sylviculteur taupier toiletteur tondeur
tractoriste traiteur trayeur trufficulteur vacher vachere vendangeur veterinaire vigneron viticulteur
`;
const ARTS = `
accordeur affineur antiquaire aquarelliste archetier armurier bijoutier bottier bourrelier boyaudier brodeur bronzier calligraphe ceramiste chaisier chapelier charron cirier ciseleur cloutier
coloriste cordier cordonnier corsetier coutelier couturier damasquineur decorateur dentelier dentelliere dinandier doreur ebeniste emailleur encadreur enlumineur etameur eventailliste faiencier
ferronnier feutrier fleuriste fondeur forgeron fourreur gainier galochier gantier graveur guillocheur harmoniste horloger imprimeur jacquier joaillier lapidaire lauzier layetier lissier luthier
mannequin marbrier marionnettiste maroquinier marqueteur miroitier modiste monnayeur mosaiste mouleur orfevre ornemaniste ourleur parcheminier parfumeur parolier passementier perruquier
photograveur plisseur plumassier poete polisseur porcelainier potier relieur remouleur rempailleur restaurateur romancier rubanier santonnier savonnier sculpteur sellier sertisseur souffleur
staffeur tabletier taillandier tailleur tanneur tapissier taxidermiste teinturier tisserand tisseur tonnelier tourneur tresseur vannier vernisseur verrier vitrailliste vitrier
`;
const MONEY_AND_SALES = `
actuaire agenceur agent analyste applicateur assureur auditeur banquier barbier boucher boulanger bouquiniste brocanteur buraliste caissier charcutier chocolatier coiffeur commercant confiseur
conseiller courtier cremier crepier cuisiniste demonstrateur dermographiste detaillant diamantaire disquaire droguiste ecailler encaisseur epicier esthe estheticien etalagiste expert facialiste
fripier fromager gemmologue gerant gestionnaire glacier gondolier grainetier grossiste guichetier hote hotesse indemnisateur inventoriste kiosquier libraire liquidateur mandataire manucure
maquilleur marchand marchandiseur merchandiser merchandiseur mercier negociant negociateur onglier opticien patissier pharmacien photographe poissonnier pressier prothesiste quincaillier
rayonniste redacteur regleur retoucheur rotisseur sandwichier saucier sinistreur souscripteur spaticien tarificateur tatoueur teleacteur teleconseiller telemercateur teleoperateur telephoniste
teleprospecteur telesecretaire televendeur tourier trader tresorier tripier vendeur visagiste volailler
`;
const MEDIA = `
acousticien archiviste attache biographe blogueur brocheur bruiteur cadreur cameraman caricaturiste chromiste chroniqueur communicant concepteur conservateur copywriter correcteur correspondant
designer dessinateur documentaliste doubleur eclairagiste ecrivain editeur editorialiste etalonneur flexographe graphiste heliograveur iconographe illustrateur infographiste interprete
intervieweur journaliste linguiste lobbyiste localiseur logisticien maquettiste massicotier mediateur monteur narrateur offsettiste pigiste plasticien preparateur presentateur publicitaire
realisateur regisseur relecteur rotativiste scenariste scripte secretaire serigraphe speaker terminologue traducteur transcripteur typographe videaste webdesigner webmaster webmestre
`;
const BUILDING = `
accrocheur amenageur architecte arpenteur asphalteur bancheur bardeur betonneur bimeur boutefeu briqueteur cableur calorifugeur canalisateur carreleur carrossier centralier chapiste charpentier
chaudronnier chauffagiste cimentier climaticien coffreur colleur concasseur conducteur cordiste couvreur crepisseur demineur demolisseur demonteur desamianteur desenfumeur diagnostiqueur
domoticien dragueur ebavureur echafaudeur economiste electricien enduiseur enginiste enrobeur etancheiste etancheur facadier ferrailleur fontainier foreur fumiste geometre geotechnicien
goudronneur granitier gravillonneur grutier hydraulicien hydrogeologue ingenieur jointoyeur lamineur macon maconne menuisier metallier metreur moellonneur parqueteur paveur peintre pelleteur
pelliste perforateur pisciniste plaquiste platrier plombier pontier pontonnier porion poseur projeteur prospecteur puisatier ramoneur ravaleur rocailleur sableur scaphandrier serrurier solariste
solier sondeur soudeur storiste terrassier thermicien topographe tubiste tunnelier tuyauteur urbaniste verificateur videographe zingueur
`;
const HOSPITALITY = `
accompagnateur animateur aubergiste bagagiste barista barmaid barman bartender billettiste cafetier camerier cantinier chef cheffe commis concierge croisieriste croupier cuisinier cuisto cuistot
econome employe equipier forfaitiste gouvernante grillardin groom guide hebergeur liftier limonadier lingere ludothecaire maitre mixologue moniteur pizzaiola pizzaiolo plagiste plongeur
receptionniste runner serveur sommelier sushiman valet voiturier voyagiste
`;
const INDUSTRY = `
accastilleur acieriste affreteur affuteur aiguiseur ajusteur aleseur aligneur aluministe approvisionneur argenteur arrimeur assembleur automaticien avionneur blanchisseur bobineur bobinier
bonnetier braseur brasseur bronzeur calandreur calibreur caoutchoutier cariste cartonnier chimiste chromeur cintreur cisailleur cokier conditionneur confectionneur contremaitre controleur
coordinateur coupeur couseur cylindreur debiteur decapeur decolleteur decoupeur degauchisseur degraisseur delaineur desosseur dieseliste distillateur drapeur ebarbeur ecorcheur electrobobinier
electrolyste electromecanicien electronicien electroplaste electrotechnicien emballeur embouteilleur emboutisseur empaqueteur encartonneur encolleur enducteur ensimeur equarrisseur essayeur
estampeur etampeur etiqueteur etireur exploitant extrudeur faconneur fendeur filateur fileteur fileur formulateur fraiseur galvaniseur galvanoplaste garnisseur gerbeur greeur grenailleur
guillotineur huilier injecteur inspecteur installateur instrumentiste laborantin lamaneur laqueur lunetier machiniste maintenancier mainteneur malaxeur malteur matelassier mecanicien mecatronicien
melangeur metalliseur metallurgiste meteorologue methodiste meuleur meunier microtechnicien minotier modeleur modeliste nettoyeur noyauteur operateur ordonnanceur ourdisseur outilleur ouvrier
oxycoupeur palettiseur papetier patronnier peaussier pelletier perceur peseur petrisseur piloteur piqueur planificateur planneur plasturgiste plieur poinconneur pointeur pompiste ponceur poudrier
programmeur prototypiste qualimeticien qualiticien raffineur ragreeur ramendeur rebobineur rectifieur redresseur reparateur rivetier riveur robinetier roboticien rogneur rotationniste rotomouleur
roughneck salaisonnier saleur saurisseur scieur stratifieur styliste surjeteur surjeteuse tamiseur technicien telepilote thermoformeur toleur tolier torrefacteur toupilleur trancheur trefileur
trempeur tricoteur trieur tronconneur usineur valoriste vidangeur vulcanisateur
`;
const MENDING = `
antenniste ascensoriste campanaire chaudieriste convoyeur debosseleur depanneur fibreur frigoriste garagiste lustreur mecano metrologiste metrologue moteliste motociste motoriste raccordeur
turbinier veliste velociste
`;
const HEALTH = `
acupuncteur allergologue ambulancier anatomopathologiste anesthesiste aromatherapeute arttherapeute assistant audioprothesiste auxiliaire biologiste brancardier cardiologue chiropracteur
chirurgien cytotechnicien dentiste dermatologue dieteticien dosimetriste embaumeur endocrinologue epidemiologiste equitherapeute ergotherapeute geriatre gerontologue gynecologue hematologue
hygieniste hypnotherapeute imagiste immunologiste infirmier kine kinesitherapeute logopede maieuticien manipulateur masseur medecin musicotherapeute naturopathe neurochirurgien neurologue
nutritionniste oncologue ophtalmologue orthesiste orthodontiste orthophoniste orthoprothesiste orthoptiste osteopathe pediatre pedicure pedopsychiatre perfusionniste pharmacovigilant phlebotomiste
physiotherapeute podologue praticien preleveur psychanalyste psychiatre psychologue psychomot psychomotricien psychotherapeute puericulteur puericultrice radiologue radiophysicien radiotherapeute
reflexologue relaxologue rhumatologue sexologue soignant sophrologue stomatherapeute thanatopracteur toxicologue urgentiste urologue virologue zootherapeute
`;
const SERVICES = `
accueillant aes aesh afficheur arbitre archeologue ash astrologue astronome astrophysicien asv ats atsem avocat avs balayeur bibliothecaire bibliotheconome brigadier cantonnier cheminot chercheur
clerc coach conciliateur conferencier coordonnateur cpe criminologue dae demarcheur demographe deratiseur desinfecteur desinsectiseur dessableur detective diplomate distributeur douanier eboueur
ecogarde ecologue ecoutant educateur egoutier egyptologue eje encadrant enqueteur enquetrice enseignant entomologiste ergonome ethnologue evaluateur facilitateur factotum fonctionnaire formateur
fossoyeur gardien gendarme geographe geologue geomaticien geophysicien gouvernant greffier historien huissier hydrobiologiste hydrologue iade ibode ide instituteur instructeur intendant
intervenant juriste lavandier laveur legiste lexicographe lieutenant magistrat majordome maraudeur mathematicien mediathecaire mediatheque menager microbiologiste notaire nounou nourrice nurse
oceanographe officier ornithologue paleontologue patrouilleur peager pedologue percepteur philologue physicien placier policier pompier prepose preventeur preventionniste procureur prof professeur
proviseur psychopedagogue recenseur receveur referent repasseur repetiteur responsable ripeur rippeur rondier sapeur sauveteur secouriste sismologue sociologue statisticien superviseur surveillant
syndicaliste vaguemestre vigile volcanologue vulcanologue zoologue zootechnicien
`;
const STAGE = `
accessoiriste acrobate arrangeur bassiste cascadeur chanteur choregraphe choriste cinematographe cinetheodolite cintrier clown comedien compositeur conteur costumier danseur dialoguiste dj
dompteur doublure dramaturge entraineur equilibriste figurant guitariste habilleur humoriste improvisateur intermittent jockey jongleur metteur mime mixeur musicien organiste ouvreur perchiste
perchman percussionniste pianiste poursuiteur prestidigitateur programmateur projectionniste pyrotechnicien roadie saxophoniste scenographe skiman sonnier sonorisateur sonoriste topliner
trapeziste violoncelliste violoniste
`;
const OFFICE = `
acheteur administrateur audiotypiste claviste comptable consultant cryptologue cyberdefenseur dactylo dactylographe daf dba demenageur developpeur devops dircom directeur dpo drh dsi facturier
fiscaliste formaliste hotliner informaticien integrateur integratrice manager marketeur marketeuse mecanographe pao pdg pentesteur pupitreur raf receptionnaire recouvreur recruteur referenceur rrh
rssi sourceur sourcier standardiste stenographe stenotypiste strategiste techlead teletravailleur testeur traffic trafficker webanalyste webmarketer webmarketeur
`;
const TRANSPORT = `
aiguilleur aviateur barreur batelier bosco camionneur capitaine chauffeur chauffeuse chronotachygraphe cocher commandant consignataire copilote courseur coursier declarant dispatcher dispatcheur
docker eclusier expediteur livreur magasinier manutentionnaire marinier matelot navigant picker pilote pilotin portier portiqueur regulateur releveur remorqueur repartiteur routier skipper soutier
spl steward timonier tractionnaire traminot transitaire vtc wattman
`;
const ENGLISH = `
accountant administrator advisor agronomist analyst animator architect artist auditor babysitter baker banker barber beautician blacksmith bookkeeper bricklayer broker butcher buyer cabinetmaker
caregiver caretaker carpenter cashier chambermaid cleaner clerk cook coordinator counsellor courier curator dentist dev developer dishwasher doctor draftsman dressmaker driver economist editor
educator electrician engineer estimator farmer fitter florist forklift gardener geologist goldsmith grower hairdresser handyman housekeeper instructor interpreter janitor jeweller joiner
journalist laborer labourer lawyer lead lecturer librarian lifeguard linguist locksmith logistician machinist maid maker marketer mason masseuse mechanic midwife miller nanny nutritionist officer
operator optician painter paralegal paramedic pharmacist photographer physicist physiotherapist pilot planner plasterer plumber practitioner producer programmer proofreader psychologist
receptionist recruiter repairer researcher roofer sailor salesperson saleswoman scientist seamstress secretary seller shipbuilder shoemaker singer specialist statistician stonemason strategist
stylist supervisor surgeon surveyor tailor teacher technician tester therapist trainer translator tutor typist underwriter upholsterer vet videographer waiter waitress warehouseman watchmaker
weaver welder winemaker woodworker worker writer
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
accompagnant artisan charge chargee chasseur commercial commissaire comptables contremaitresse dirigeant docteur dresseur entrepreneur extra facteur fermier forestier intermittent interne juge laitier loueur
maitresse maitresses marin marins militaire mineur modele mousse nez porteur producteur promoteur reporter representant scientifique second soignants sportif taxi traceur veilleur voilier voiliere
`;

/** Words that begin a trade's name only with their complement: a head alone that says little. */
export const BROAD_HEADS = `
adjoint agent animateur assistant attache attachee auxiliaire chef cheffe chief conducteur conseiller consultant coordinateur coordinatrice delegue deleguee dev directeur employe employee expert
gestionnaire guide hote hotesse inge ingenieur ingenieure maitre manager meca operateur ouvrier pilote preparateur prof professeur responsable saisonnier technicien
`;

/** Endings that most often name a trade, for the trades nobody listed. */
export const TRADE_ENDINGS =
  /(?:(?:ic|t|tr|n|c|s|d|i)iens?|iennes?|[^aou]euses?|trices?|[a-z]{3}istes?|logues?|[a-z]{4}graphes?|ateurs?|iteurs?|[a-z]{3}niers?|[a-z]{3}nieres?|culteurs?|peutes?|[a-z]{2}tiers?)$/;

/** Words with such an ending that name no trade. */
export const NO_TRADE = `
acteur acteurs actionnaires activite actrice admirateur aerien aerienne aeriens ailleurs algerien alsacien alsaciens amateur amateurs ampleur analogue ancien ancienne anciennes anciens anterieur
ardeur arriere artiste ascenseur aspirateur aspirateurs atelier ateliers auteur auteurs bagnards banniere batisseurs bien bienfaiteur bienveillante biere blist blogueur blogueuse bonheur bonjour
bonsoir bordelais bouclier bressan bretonne bulgare buveur cahier cahiers calendrier calendriers canadien candeur candidat candidature cantiers carriere carrieres catalogue cellier cerisier
chaleur chantier chantiers chargeur chataignier chercheurs chercheuse chercheuses chien chiens chomeur chomeurs chomeuse chretien cicatrice cinephile citoyen citoyenne citoyens clavier coeur
coeurs collegiens collier combien compteur congelateur conjonctivite consommateur couleur courrier createur createure createurs cuilliere curieuse damier dedicatrice dernier derniere dernieres
derniers derriere dialogue dijonnais dossier dossiers douceur douleur doyenne egalite egoiste electeur elevateur elevateurs employeur employeurs enfantier entier entiere entiers entraide entretien
entretiens equipementier equipementiers erreur erreurs escalier escaliers esthetique europeen existe exterieur facteurs familier farceur faveur fevrier fichier fichiers financier financiere
financiers fleur fondatrice foyer foyers fraicheur froideur frontiere fureur generaliste generalistes geste grandeur grenier hauteur heure heureuse heureuses hier hiver honneur honteuse horreur
hospitalier hospitaliere hotelier hoteliere humeur immobilier immobiliere independamment indicateur inferieur influenceur influenceurs influenceuse interieur interlocuteur interlocuteurs
internautes invite invites italien italienne janvier joueur joueurs joyeuse labeur laniere largeur lecteur lecteurs lenteur leur leurs lien liens limite limites liqueur liste listes longueur loyer
loyers lueur lumiere lutin lyceen lyceens lyonnaise magicien magicienne magiciens maintien majeur majeure majeurs malheur maniere manieres marseillais matiere matrice meilleur meilleure menteur
messieurs metier metiers mien mienne miens mineure minuteur mixeur monsieur moteur moteurs moyen moyenne nantais nombreuse nombreuses norvegien odeur odeurs olivier optimiste ordinateur
ordinateurs orthographe ortographe palier palmier panier paniers papier papiers paragraphe parisien parisienne parisiens particulier particuliere pepiniere pepinieres pessimiste petite peuplier
piste pistes plusieurs poirier pommier porteurs poste posterieur postes poussiere precieuse precurseur premier premiere premieres premiers priere primeur primeurs profondeur prunier pudeur
quartier quartiers quotidien quotidienne quotidiens rancoeur recruiters recruteurs regulier reguliere relayeur relayeurs relayeuse relayeuses rentiers reste retweeteurs retweeteuse retweeteuses
reunionnaise reveur rien rigueur riviere routiere rumeur saisonniere saladier sanglier sauveur saveur seconde secondes secteur secteurs seigneur senateur sentier sentiers serieuse sien sienne
singulier site soupiere soutien specialiste specialistes spectateur splendeur stupeur successeur sueur suite superieur tablier televiseur teneur terreur tien tienne tiere tiers torpeur tourangeau
tracteur tracteurs trieurs triste tunisien tuteur tuteurs tutrice tutrices tweet twist twists twittos ulterieur utilisateur utilisateurs vainqueur valeur vapeur vecteur vendeen vigueur visiere
visite visiteur visiteurs vite volontiers
`;

/** English heads stand last: what qualifies them comes before. */
export const ENGLISH_LAST = `
manager designer engineer analyst officer specialist coordinator lead educator planner artist writer researcher scientist driver worker operator administrator developer teacher technician advisor broker nurse guard
`;

/** Endings that name a trade where one is announced, and much else elsewhere. */
export const LIKELY_ENDINGS = /(?:[^aou]|[gq]u)eurs?$/;

/** Before the head of another trade these make one of their own: « aide-fleuriste », « sous-cheffe ». */
export const RANKS =
  'aide aides sous premier premiere second seconde adjoint adjointe chef cheffe maitre co vice ouvrier ouvriere artisan artisane compagnon apprenti apprentie';
