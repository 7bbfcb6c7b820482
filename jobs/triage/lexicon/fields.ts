/** Fields of studies and of traineeships, folded, without hyphens nor apostrophes: what is named where a trade is not. */
export const FIELDS = `
accueil;achat;achats;acoustique;actuariat;administration;administration des ventes;administration publique;aepe;aeronautique;affaires publiques;aga;agriculture;agroalimentaire;agroecologie
agronomie;amenagement;amenagement paysager;animation;animation culturelle;apiculture;aquaculture;arboriculture;archeologie;architecture;architecture interieure;archives;arts graphiques
assainissement;assistanat;assistance de direction;assp;assurance;assurances;audiovisuel;audit;automatique;automatisme;automobile;aviation;aviculture;banque;batiment;bijouterie;biochimie
biodiversite;biologie;biologie marine;biomedical;biotech;biotechnologie;biotechnologies;bois;boucherie;boulangerie;boulangerie patisserie;branding;brasserie;btp;caisse;carrosserie;cartographie
ceramique;cgea;charcuterie;charpente;chaudronnerie;chauffage;chimie;chimie analytique;cinema;cira;climatisation;coaching;coiffure;commerce;commerce international;communication
communication scientifique;communication visuelle;compta;compta gestion;comptabilite;comptabilite gestion;conception mecanique;conception navale;conduite de projet;conduite de travaux
conduite routiere;conformite;conformite bancaire;conservation;construction;controle de gestion;controle qualite;cooperation internationale;cordonnerie;cosmetique;couture;couverture;cpi;crc;crcm
creation web;criminologie;crsa;cueillette;cuisine;cyber;cybersecurite;data science;decoration;demenagement;demographie;design;design d espace;design graphique;design produit;design sonore
design textile;developpement commercial;developpement durable;developpement local;developpement web;dietetique;diplomatie;documentation;douane;droit;droit de l environnement;droit de la sante
droit des affaires;droit du numerique;droit du sport;droit du travail;droit fiscal;droit immobilier;droit international;droit notarial;droit penal;droit prive;droit public;droit rural;droit social
dscg;ebenisterie;ecoconception;ecologie;economie;economie sociale;edition;edition jeunesse;education;elagage;electricite;electromecanique;electronique;electrotechnique;eleec;elevage
energie renouvelable;energies renouvelables;enseignement;environnement;eolien;ergonomie;espaces verts;esthetique;etalage;evaluation;evenementiel;export;facilities;ferronnerie;fibre optique;finance
finance d entreprise;finance durable;fiscalite;fleuristerie;froid industriel;gaco;garde d enfants;garde de nuit;gea;geii;gemmologie;genetique;genie biologique;genie chimique;genie civil
genie climatique;genie des procedes;genie electrique;genie industriel;genie logiciel;genie mecanique;genie thermique;geographie;geologie;geomatique;geophysique;geotechnique;gestion
gestion administration;gestion de l eau;gestion de paie;gestion de production;gestion de projet;gestion des dechets;gestion des risques;gestion forestiere;gestion locative;gmp;gpme;graphisme
gravure;horlogerie;horticulture;hotellerie;hotellerie restauration;hse;humanitaire;hydraulique;hydrobiologie;hydroelectricite;hydrogeologie;hydrologie;hygiene;illustration;immobilier;import export
imprimerie;industrialisation;infographie;informatique;informatique de gestion;informatique industrielle;ingenierie;ingenierie culturelle;ingenierie financiere;ingenierie pedagogique;insertion pro
insertion professionnelle;intelligence artificielle;intelligence economique;interpretariat;jeu video;jeux video;journalisme;laboratoire;linguistique;logistique;logistique industrielle;lutherie
machine outil;machinisme agricole;maconnerie;maintenance;maintenance automobile;maintenance des ascenseurs;maintenance industrielle;maintenance informatique;management;manutention;maraichage
mareyage;marketing;marketing digital;marketing du luxe;marketing territorial;maroquinerie;materiaux;mathematiques;mca;mcad;mco;mecanique;mecanique agricole;mecanique auto;mecanique automobile
mecanique moto;mecanique navale;mecatronique;mediation;mediation culturelle;mediation scientifique;meef;mei;melec;menage;menuiserie;merchandising;metallerie;metallurgie;meteorologie;methodes
metiers de l eau;metiers de la mode;metiers du livre;metrologie;mhr;microbiologie;microtechniques;mise en rayon;mmi;mmv;modelisme;motion design;msma;mtne;multimedia;museographie;museologie;mva
mvtt;nautisme;ndrc;negociation;nettoyage;notariat;nucleaire;nutrition;nutrition animale;oenologie;optique;optique lunetterie;ornithologie;orthopedie;outillage;packaging;paie;parfumerie;patisserie
patrimoine;paysage;paysagisme;pcepc;pedagogie;petite enfance;petrochimie;pharma;pharmacie;pharmacologie;philosophie;photographie;photonique;physique medicale;pisciculture;plaidoyer;plasturgie
platrerie;plomberie;plomberie chauffage;plonge;politiques publiques;prevention des risques;production animale;production audiovisuelle;production vegetale;proprete;propriete intellectuelle
prospection;prothese dentaire;psychologie;publicite;qhse;qlio;qse;qualite;qualite et metrologie;radiologie;radioprotection;recouvrement;recrutement;redaction;redaction web;relation client
relations internationales;relations presse;relations publiques;reliure;repassage;reseaux;reseaux et telecoms;ressources humaines;restauration;restauration collective;restauration d art;retail
retouche;rh;robotique;rse;sante publique;sapat;scenographie;science politique;sciences politiques;sciences sociales;secretariat;secretariat medical;secu;securite incendie;securite informatique
sellerie;serrurerie;services a la personne;sio;sociologie;soudage;soudure;sp3s;spectacle;spectacle vivant;staps;statistique;statistiques;sti2d;stmg;stylisme;supply chain;surete;surete nucleaire
sylviculture;systemes embarques;systemes numeriques;tapisserie;tci;telecommunications;telecoms;textile;tfca;tfpm;tisec;tissage;tma;tne;tolerie;topographie;tourisme;tourisme durable;traduction
traite;traitement de l eau;transport;transport logistique;travail social;travaux publics;tresorerie;tuyauterie;urbanisme;usinage;vannerie;vendanges;vente;vente automobile;verrerie;veterinaire
vinification;viti;viticulture;viticulture oenologie;webmarketing;zoologie;zootechnie
`;
