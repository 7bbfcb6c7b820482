/**
 * Names of trades whose first word says none by itself, folded, without hyphens nor apostrophes. Feminine and plural
 * forms are derived.
 */
export const TRADE_NAMES = `
3d artist;account executive;account manager;adjoint administratif;adjoint au chef;adjoint chef;adjoint d animation;adjoint de chai;adjoint de direction;adjoint de magasin;adjoint de securite
adjoint du patrimoine;adjoint responsable;adjoint technique;adjoint territorial;admin reseau;admin sys;aed;aes;aesh;agent d entretien;aide a domicile;aide a la personne;aide aux devoirs
aide aux personnes;aide bibliothecaire;aide boulanger;aide carreleur;aide chimiste;aide comptable;aide conducteur;aide couvreur;aide cuisine;aide cuisinier;aide cuistot;aide de cuisine;aide de vie
aide educateur;aide electricien;aide familial;aide geometre;aide jardinier;aide laborantin;aide macon;aide magasinier;aide mecanicien;aide medico;aide menager;aide menagere;aide menuisier
aide moniteur;aide monteur;aide patissier;aide peintre;aide plombier;aide poseur;aide preparateur;aide soignant;aide soigneur;ambu;amoa;archi;art director;artisan boulanger;artisan macon
artisan plombier;artiste 3d;artiste de cirque;artiste peintre;asct;ash;ass mat;asset manager;assist rh;assmat;asv;asvp;atls;ats;atsem;au pair;auxi de vie;avs;avsf;baby sitter;baby sitting
babysitting;back end;backend;bar staff;bim manager;bnssa;brand manager;bus driver;business analyst;business developer;business development;business manager;cabin crew;cadre achat
cadre administratif;cadre bancaire;cadre commercial;cadre comptable;cadre dans;cadre de sante;cadre export;cadre financier;cadre infirmier;cadre informatique;cadre logistique;cadre portuaire
cadre rh;cadre technique;cadre territorial;care assistant;care worker;cat sitter;category manager;ceo;cesf;cfo;charge d accueil;charge d affaires;charge d etudes;charge d insertion
charge d operation;charge de clientele;charge de communication;charge de cours;charge de developpement;charge de diffusion;charge de formation;charge de gestion;charge de mediation
charge de mission;charge de plaidoyer;charge de production;charge de projet;charge de recherche;charge de recrutement;charge de sinistres;charge de travaux;charge de veille;chasseur de tetes
chercheur en;chief data officer;chief financial officer;chief of staff;chief operating officer;chief people officer;chief technology officer;cip;civil engineer;cmo;coach agile;commercial b2b
commercial export;commercial itinerant;commercial sedentaire;commercial terrain;commissaire aux comptes;commissaire d exposition;commissaire de justice;commissaire priseur;community management
community manager;compagnon charpentier;compagnon macon;compagnon menuisier;concept artist;conducteur de car;content manager;content writer;coo;cpe;cpo;crane operator;creative director;csm;cto
customer care;customer service;customer success manager;customer support;customs broker;daf;dame de cantine;dame de compagnie;dame de service;dame pipi;data analyst;data architect;data engineer
data manager;data protection officer;data scientist;data steward;dba;delegue a la protection;delegue a la tutelle;delegue commercial;delegue mandataire;delegue medical;delegue pharmaceutique
delegue territorial;delivery driver;demi chef;dental assistant;dental nurse;devops engineer;dga;dgs;diet;dir art;dir com;dircom;dive master;divemaster;dog sitter;dog walker;dpo
drh;dsi;eje;embedded dev;enseignant chercheur;envoye special;ergo;estate agent;event manager;event planner;executive assistant;facility manager;facteur d instruments;facteur d orgues
facteur de pianos;farm hand;farm worker;femme d entretien;femme de chambre;femme de menage;femme de service;femme toutes mains;fille au pair;fille de salle;film maker;filmmaker;flight attendant
fonde de pouvoir;forklift driver;front desk;front end;frontend;fruit picker;full stack;fullstack;fund manager;game designer;garcon de cafe;garcon de salle;garde barriere;garde champetre
garde chasse;garde d enfant;garde de nuit;garde du corps;garde du littoral;garde enfant;garde forestier;garde malade;garde moniteur;garde particulier;garde peche;garde riviere;ghost writer
grape picker;graphic designer;growth hacker;growth manager;growth marketer;happiness manager;head chef;head hunter;head of;head waiter;homme a tout faire;homme d entretien;homme de menage
homme toutes mains;house sitter;iade;ibode;ide;inge son;ingenieur du son;ingenieur son;interior designer;interne en medecine;ipa;kam;key account manager;kine
kitchen hand;kitchen porter;lab manager;lab technician;lead dev;lead developer;lead developpeur;lead technique;lecteur correcteur;legal assistant;legal counsel;level designer
machine learning engineer;maitre brasseur;maitre chien;maitre d hotel;maitre d oeuvre;maitre d ouvrage;maitre nageur;maitre verrier;maitre verriere;make up artist;makeup artist
mandataire judiciaire;manip radio;manoeuvre;manut;marin pecheur;marin pompier;meca auto;mechanical engineer;metteur en page;metteur en scene;mjpm;mkde;moa;motion designer;nail artist
narrative designer;night auditor;night porter;office manager;osteo;ouvreur de salle;pastry chef;patron de peche;patron pecheur;pcr;personal assistant;personal shopper;pet sitter;petite main
pixel artist;pmo;porteur de journaux;porteur de repas;porteur funeraire;premier assistant;premier commis;premier d atelier;premier de rang;premiere d atelier;premiere de boutique;preneur de son
process engineer;product designer;product manager;product owner;production manager;prof de sport;prof des ecoles;prof doc;project manager;project officer;property manager;psm;psycho;psychomot
quality manager;raf;research assistant;research engineer;resp com;resp rh;revenue manager;risk manager;rrh;rssi;sage femme;sales assistant;sales engineer;sales executive;sales manager;sales rep
sales representative;scrum master;sdr;sec med;second assistant;second boulanger;second capitaine;second de cuisine;second de rang;second mecanicien;second patissier;shift manager;shop assistant
ski instructor;ski man;skiman;social media manager;social worker;socio estheticien;software engineer;sound designer;sound engineer;sous chef;spl;ssiap;stage manager;store assistant;store manager
story boarder;storyboarder;supply chain manager;supply planner;sys admin;sysadmin;teaching assistant;team lead;team leader;tech lead;technical artist;technical writer;technico commercial
technico commerciale;tisf;tour guide;traffic manager;travel agent;truck driver;tuteur legal;tutrice legale;ui designer;ux designer;ux researcher;ux ui;ux writer;veterinary nurse;veto
visiteur medical;visual merchandiser;vrp;vtc;warehouse operative;warehouse worker;web designer;wedding planner;yield manager;yoga teacher
`;
