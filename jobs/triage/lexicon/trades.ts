/** Heads of trade names, masculine or common form, folded; feminine and plural forms are derived. */
export const TRADES = `
accompagnateur acheteur actuaire administrateur agent agriculteur agronome aide aide-soignant ajusteur ambulancier amenageur analyste animateur apiculteur archeologue architecte archiviste
artisan assistant attache auditeur auxiliaire avocat barman barista berger bibliothecaire bijoutier biologiste bonnetier boucher boulanger brodeur bucheron cableur cadre caissier cariste
carreleur carrossier caviste charcutier charge chargee charpentier chaudronnier chauffagiste chauffeur chef cheffe chercheur chimiste chocolatier cinematographe coach coffreur coiffeur coloriste
commercial commis community-manager compositeur comptable concepteur concierge conciliateur conditionneur conducteur conseiller consultant contremaitre controleur convoyeur coordinateur coordonnateur
cordonnier correcteur costumier coursier coutelier couturier couvreur crepier cuisinier cuistot cultivateur danseur decolleteur decorateur demenageur demonstrateur dentiste depanneur dessinateur
designer developpeur dev developer detective dieteticien directeur documentaliste douanier ebeniste eboueur eclairagiste ecrivain editeur educateur electricien electromecanicien electronicien electrotechnicien elagueur eleveur
employe encadreur enquetrice enqueteur enseignant entraineur ergonome ergotherapeute estheticien etancheur etalagiste evaluateur expert expert-comptable exploitant facteur facilitateur facturier ferronnier
fleuriste fondeur forestier forgeron formateur formulateur fraiseur frigoriste fromager gantier garagiste garde gardien geologue geomaticien geometre geophysicien geotechnicien gerant gestionnaire gouvernante grutier graphiste
graveur greffier guide guichetier horloger horticulteur hote hotesse huissier hydraulicien hygieniste iconographe illustrateur imprimeur infirmier infographiste informaticien ingenieur ingenieure
instituteur instrumentiste integrateur interprete jardinier jardinier-paysagiste journaliste juriste kinesitherapeute laborantin libraire linguiste lingere livreur logisticien lunetier maconne macon magasinier maitre maitre-nageur manager manipulateur manutentionnaire
maquettiste maquilleur maraicher marin marketeur maroquinier maintenancier mareyeur masseur matelot mecanicien mecano mediateur medecin menuisier metallier meteorologue metreur meunier miroitier modeliste moniteur monteur monteur-cableur
moteliste motoriste mouleur musicien naturopathe nettoyeur notaire nounou nourrice nurse oenologue officier operateur opticien orfevre orthophoniste orthoptiste osteopathe ouvrier palefrenier parqueteur parfumeur patissier paysagiste peintre
pedicure pepinieriste pharmacien photographe pilote pisciniste pizzaiolo platrier plombier plongeur plaquiste poissonnier polisseur pompiste poseur potier preparateur pressier preventeur professeur prof producteur programmeur projeteur prothesiste psychologue
psychomotricien puericultrice puericulteur qualiticien realisateur receptionniste recruteur redacteur referent regisseur reliure relieur regleur remouleur reparateur repetiteur representant responsable restaurateur rippeur routier sage-femme saisonnier santonnier scenographe sculpteur scripte
secretaire serrurier serveur sellier sertisseur sociologue soigneur solier sommelier soudeur souffleur staffeur standardiste statisticien steward stratifieur strategiste styliste superviseur surveillant tailleur tapissier technicien technico-commercial telepilote
telesecretaire telesecretariat teleconseiller teleprospecteur televendeur testeur tisserand toiletteur tolier topographe torrefacteur tourier tourneur tourneur-fraiseur traducteur traiteur transitaire trieur tuteur tuyauteur tresorier urbaniste usineur valet veilleur vendangeur vendeur verrier vernisseur veterinaire
vigneron viticulteur webdesigner webmaster webmestre zingueur tractoriste trader traffic growth data scrum product business head ux ui chief key accountant engineer developer teacher cook waiter driver welder electrician plumber manager assistant analyst designer consultant baker pastry bartender
receptionist cleaner librarian translator intern technician operator salesperson apprenti alternant stagiaire ash aes avs atsem aesh pcr acheteur-approvisionneur approvisionneur affreteur actuariel aquaculteur automaticien bobinier cordiste chromiste clerc dosimetriste encaisseur ecailler
fumiste gondolier hydrologue hydrogeologue imagiste lad lamaneur liftier luthier matelassier mytiliculteur naturaliste nez ostreiculteur pareur perruquier pontier praticien ramoneur rotativiste saucier scaphandrier scieur surjeteuse taxidermiste teinturier tonnelier trufficulteur vulcanologue wattman
`;

/** Words that begin a trade's name only with their complement: a head alone that says little. */
export const BROAD_HEADS = `
agent aide assistant attache cadre charge chargee chef cheffe conseiller directeur employe garde gestionnaire hote hotesse ingenieur ingenieure manager maitre operateur ouvrier responsable technicien traffic growth data product business head ux ui scrum
key chief community auxiliaire prof professeur consultant coordinateur coordinatrice dev expert guide pilote preparateur conducteur animateur apprenti alternant stagiaire saisonnier
`;

/** Endings that most often name a trade, for the trades nobody listed. */
export const TRADE_ENDINGS =
  /(?:(?:ic|t|tr|n|c|s|d|i)iens?|iennes?|[^aou]euses?|trices?|[a-z]{3}istes?|logues?|[a-z]{4}graphes?|ateurs?|iteurs?|[a-z]{3}niers?|[a-z]{3}nieres?|culteurs?|peutes?|[a-z]{2}tiers?)$/;

/** Words with such an ending that name no trade. */
export const NO_TRADE = `
magicien magiciens magicienne musicienne-ci twist blist invite invites limites twists enfantier esthetique batisseurs bonjour bonsoir marseillais tuteur-ci actionnaires caissieres-ci independamment
combien bien rien ancien ancienne anciens anciennes soutien entretien entretiens maintien lien liens quotidien quotidienne italien italienne parisien parisienne parisiens chien chiens mien mienne sien sienne tien tienne europeen moyen moyenne gardien
heureuse heureuses nombreuse nombreuses precieuse serieuse curieuse joyeuse generalistes generaliste liste listes piste pistes existe triste reste geste poste postes artiste optimiste pessimiste egoiste specialiste specialistes
catalogue dialogue analogue tweet dernier derniers derniere dernieres premier premiers premiere premieres janvier fevrier dossier dossiers papier papiers metier metiers atelier ateliers courrier chantier chantiers chocolatier entier entiere entiers hier matiere lumiere maniere manieres carriere carrieres rentiers
quartier quartiers cahier cahiers tablier panier escalier palier banniere derriere arriere biere poussiere frontiere riviere meilleur meilleure chaleur valeur couleur douleur bonheur malheur humeur facteurs plusieurs ailleurs interieur exterieur superieur leurs leur heure
candidat moteur secteur secteurs vecteur compteur ordinateur ordinateurs aspirateur honneur coeur coeurs fleur saveur faveur fraicheur paragraphe orthographe photographe-ci grossiste internautes lecteur lecteurs electeur auteur auteurs hauteur senateur
employeur employeurs recruteurs relayeur relayeurs relayeuse relayeuses retweeteurs retweeteuse retweeteuses chercheuse chercheuses chercheurs influenceur influenceuse influenceurs chomeuse chomeur chomeurs lutin fondatrice cinephile blogueur blogueuse bienveillante candidature trieurs visiteurs
administratrice-ci matrice cicatrice actrice acteur acteurs dedicatrice cantiers sentiers entiers volontiers tiers financier financiere financiers immobilier immobiliere hospitalier hospitaliere particulier particuliere regulier reguliere saisonniere familier singulier routiere hiver hotelier hoteliere
italienne bretonne lyonnaise reunionnaise bordelais nantais marseillais alsaciens alsacien vendeen norvegien canadien tunisien algerien bulgare bressan dijonnais tourangeau collegiens lyceens lyceen aerien aerienne aeriens quotidiens doyenne citoyen citoyenne citoyens miens chretien
conjonctivite egalite activite visite limite site suite vite petite entraide twittos fichiers fichier clavier collier escaliers grenier jardiniere laniere visiere soupiere cuilliere priere tiere
`;
