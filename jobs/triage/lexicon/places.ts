/**
 * Places that posts name: the communes of 9,000 people or more and the chefs-lieux d’arrondissement (Insee’s
 * official geographic code, by @etalab/decoupage-administratif 6.0.0, MIT), then lands and towns written by
 * hand. Names outside it are still read where the sentence says that a place comes.
 */
export const COMMUNES = `
Abbeville;Achères;Agde;Agen;Aire-sur-la-Lys;Aix-en-Provence;Aix-les-Bains;Aizenay;Ajaccio;Albert;Albertville;Albi;Alençon;Alfortville;Allauch;Allonnes;Altkirch;Alès;Ambarès-et-Lagrave;Ambert
Amboise;Ambérieu-en-Bugey;Amiens;Amilly;Amnéville;Ancenis-Saint-Géréon;Andernos-les-Bains;Andrésy;Andrézieux-Bouthéon;Angers;Anglet;Angoulême;Aniche;Annecy;Annemasse;Annonay;Annœullin
Antibes;Antony;Anzin;Apatou;Apt;Arcachon;Arcueil;Argelès-Gazost;Argelès-sur-Mer;Argentan;Argenteuil;Arles;Armentières;Arnouville;Arpajon;Arques;Arras;Arue;Asnières-sur-Seine;Athis-Mons
Aubagne;Aubenas;Aubergenville;Aubervilliers;Aubière;Aubusson;Aucamville;Auch;Auchel;Audenge;Audincourt;Aulnay-sous-Bois;Auray;Aurillac;Auriol;Auterive;Autun;Auxerre;Avallon;Avesnes-sur-Helpe
Avignon;Avion;Avon;Avranches;Avrillé;Aytré;Bagneux;Bagnolet;Bagnols-sur-Cèze;Bagnères-de-Bigorre;Baie-Mahault;Bailleul;Balma;Bandraboua;Bandrele;Bar-le-Duc;Bar-sur-Aube;Barcelonnette
Barentin;Basse-Goulaine;Basse-Terre;Bastia;Baugé-en-Anjou;Bayeux;Bayonne;Beaucaire;Beauchamp;Beaumont;Beaumont-sur-Oise;Beaune;Beaupréau-en-Mauges;Beausoleil;Beauvais;Belfort;Bellac
Belleville-en-Beaujolais;Belley;Berck;Bergerac;Bernay;Berre-l’Étang;Besançon;Betton;Beuvry;Bezons;Biarritz;Biganos;Billère;Biot;Biscarrosse;Bischheim;Bischwiller;Blagnac;Blain;Blanquefort
Blaye;Blois;Bobigny;Bois-Colombes;Bois-Guillaume;Bois-d’Arcy;Boissy-Saint-Léger;Bolbec;Bollène;Bondoufle;Bondues;Bondy;Bonneuil-sur-Marne;Bonneville;Bora-Bora;Bordeaux;Borgo;Bouc-Bel-Air
Bougival;Bouguenais;Boulazac Isle Manoire;Boulogne-Billancourt;Boulogne-sur-Mer;Bourg-de-Péage;Bourg-en-Bresse;Bourg-la-Reine;Bourg-lès-Valence;Bourges;Bourgoin-Jallieu;Bras-Panon;Bressuire
Brest;Breuillet;Briançon;Brie-Comte-Robert;Brignais;Brignoles;Brioude;Brissac Loire Aubance;Brive-la-Gaillarde;Bron;Bruay-la-Buissière;Bruay-sur-l’Escaut;Bruges;Brumath;Brunoy;Bruz
Bry-sur-Marne;Brétigny-sur-Orge;Bully-les-Mines;Bures-sur-Yvette;Bussy-Saint-Georges;Buxerolles;Bègles;Béthune;Béziers;Cabestany;Cabriès;Cachan;Caen;Cagnes-sur-Mer;Cahors;Calais
Caluire-et-Cuire;Calvi;Cambrai;Canet-en-Roussillon;Cannes;Canteleu;Capbreton;Capesterre-Belle-Eau;Carcassonne;Carentan-les-Marais;Carmaux;Carpentras;Carquefou;Carqueiranne
Carrières-sous-Poissy;Carrières-sur-Seine;Carros;Carvin;Castanet-Tolosan;Castelginest;Castellane;Castelnau-le-Lez;Castelnaudary;Castelsarrasin;Castres;Caudebec-lès-Elbeuf;Caudry;Cavaillon
Cayenne;Cenon;Cergy;Cernay;Cesson;Cesson-Sévigné;Cestas;Challans;Chalon-sur-Saône;Chamalières;Chambly;Chambray-lès-Tours;Chambéry;Champigny-sur-Marne;Champs-sur-Marne;Chanteloup-les-Vignes
Chantepie;Chantilly;Chaponost;Charenton-le-Pont;Charleville-Mézières;Charolles;Chartres;Charvieu-Chavagneux;Chassieu;Chatou;Chaumont;Chauny;Chaville;Chelles;Chemillé-en-Anjou
Chennevières-sur-Marne;Chenôve;Cherbourg-en-Cotentin;Chevigny-Saint-Sauveur;Chevilly-Larue;Chilly-Mazarin;Chinon;Choisy-le-Roi;Cholet;Châlette-sur-Loing;Châlons-en-Champagne
Château-Chinon (Ville);Château-Gontier-sur-Mayenne;Château-Thierry;Châteaubriant;Châteaudun;Châteaugiron;Châteaulin;Châteauneuf-les-Martigues;Châteaurenard;Châteauroux;Châtellerault
Châtenay-Malabry;Châtillon;Chécy;Clamart;Clamecy;Claye-Souilly;Clermont;Clermont-Ferrand;Clermont-l’Hérault;Clichy;Clichy-sous-Bois;Cluses;Cognac;Cogolin;Colmar;Colombes;Colomiers
Combs-la-Ville;Comines;Commercy;Compiègne;Concarneau;Condom;Condé-sur-l’Escaut;Conflans-Sainte-Honorine;Confolens;Corbas;Corbeil-Essonnes;Cormeilles-en-Parisis;Corte;Cosne-Cours-sur-Loire
Coudekerque-Branche;Coulommiers;Courbevoie;Cournon-d’Auvergne;Courrières;Coutances;Couzeix;Couëron;Craponne;Creil;Creutzwald;Croissy-sur-Seine;Croix;Crosne;Crépy-en-Valois;Créteil;Cuers
Cugnaux;Cusset;Céret;Dammarie-les-Lys;Dammartin-en-Goële;Dardilly;Darnétal;Dax;Dembeni;Denain;Deuil-la-Barre;Die;Dieppe;Digne-les-Bains;Dijon;Dinan;Dinard;Divonne-les-Bains;Dole
Dombasle-sur-Meurthe;Domont;Douai;Douarnenez;Douchy-les-Mines;Dourdan;Doué-en-Anjou;Draguignan;Drancy;Draveil;Dreux;Ducos;Dugny;Dumbéa;Dunkerque;Dzaoudzi;Décines-Charpieu;Déville-lès-Rouen
Eaubonne;Elbeuf;Elne;Enghien-les-Bains;Ermont;Erstein;Escaudain;Eybens;Eysines;Faaa;Faches-Thumesnil;Fameck;Ferney-Voltaire;Feyzin;Figeac;Fillière;Firminy;Flers;Fleury-Mérogis
Fleury-les-Aubrais;Floirac;Florac Trois Rivières;Florange;Foix;Fondettes;Fonsorbes;Fontaine;Fontaine-lès-Dijon;Fontainebleau;Fontenay-aux-Roses;Fontenay-le-Comte;Fontenay-le-Fleury
Fontenay-sous-Bois;Forbach;Forcalquier;Fort-de-France;Fos-sur-Mer;Fosses;Fouesnant;Fougères;Fourmies;Francheville;Franconville;Fresnes;Freyming-Merlebach;Frontignan;Frouzins;Fréjus;Fuveau
Fécamp;Gagny;Gaillac;Gaillard;Gap;Garches;Gardanne;Garges-lès-Gonesse;Genas;Gennevilliers;Gentilly;Gerzat;Gex;Gien;Gif-sur-Yvette;Gignac-la-Nerthe;Gisors;Givors;Gonesse;Gourdon;Goussainville
Grabels;Gradignan;Grand-Couronne;Grand-Santi;Grande-Synthe;Granville;Grasse;Graulhet;Gravelines;Grenade;Grenoble;Grigny;Grigny-sur-Rhône;Gros-Morne;Guebwiller;Guichen;Guidel
Guilherand-Granges;Guingamp;Guipavas;Gujan-Mestras;Guyancourt;Guérande;Guéret;Hagondange;Haguenau;Halluin;Harnes;Haubourdin;Hautmont;Hayange;Hazebrouck;Hem;Hendaye;Hennebont
Herblay-sur-Seine;Hitiaa O Te Ra;Houilles;Hyères;Hénin-Beaumont;Héricourt;Hérouville-Saint-Clair;Hœnheim;Ifs;Igny;Illkirch-Graffenstaden;Illzach;Ingré;Irigny;Issoire;Issoudun
Issy-les-Moulineaux;Istres;Ivry-sur-Seine;Jarville-la-Malgrange;Jeumont;Joigny;Joinville-le-Pont;Jonzac;Jouy-le-Moutier;Joué-lès-Tours;Juvignac;Juvisy-sur-Orge;Kingersheim;Koungou;Kourou
L’Haÿ-les-Roses;L’Isle-Adam;L’Isle-Jourdain;L’Isle-d’Abeau;L’Isle-sur-la-Sorgue;L’Union;L’Étang-Salé;La Baule-Escoublac;La Celle-Saint-Cloud;La Chapelle-Saint-Luc;La Chapelle-Saint-Mesmin
La Chapelle-sur-Erdre;La Châtre;La Ciotat;La Courneuve;La Crau;La Fare-les-Oliviers;La Farlède;La Ferté-sous-Jouarre;La Flèche;La Garde;La Garenne-Colombes;La Hague;La Londe-les-Maures
La Madeleine;La Motte-Servolex;La Possession;La Queue-en-Brie;La Ravoire;La Riche;La Roche-sur-Foron;La Roche-sur-Yon;La Rochelle;La Seyne-sur-Mer;La Teste-de-Buch;La Tour-du-Pin;La Trinité
La Valette-du-Var;Lagny-sur-Marne;Lamballe-Armor;Lambersart;Lambesc;Lamentin;Lamorlaye;Landerneau;Landivisiau;Lanester;Langon;Langres;Lannion;Lançon-Provence;Laon;Largentière;Lattes
Launaguet;Laval;Lavaur;Laxou;Le Beausset;Le Blanc;Le Blanc-Mesnil;Le Bourget;Le Bouscat;Le Cannet;Le Chambon-Feugerolles;Le Chesnay-Rocquencourt;Le Creusot;Le Crès;Le François;Le Gosier
Le Grand-Quevilly;Le Haillan;Le Havre;Le Kremlin-Bicêtre;Le Lamentin;Le Luc;Le Mans;Le Marin;Le Mont-Dore;Le Moule;Le Muy;Le Mée-sur-Seine;Le Passage;Le Pecq;Le Perreux-sur-Marne
Le Petit-Quevilly;Le Plessis-Robinson;Le Plessis-Trévise;Le Pont-de-Claix;Le Pontet;Le Port;Le Pradet;Le Pré-Saint-Gervais;Le Puy-en-Velay;Le Raincy;Le Relecq-Kerhuon;Le Rheu;Le Robert
Le Taillan-Médoc;Le Tampon;Le Teich;Le Vigan;Le Vésinet;Leers;Lens;Les Abymes;Les Andelys;Les Avirons;Les Clayes-sous-Bois;Les Herbiers;Les Lilas;Les Mureaux;Les Pavillons-sous-Bois
Les Pennes-Mirabeau;Les Ponts-de-Cé;Les Sables-d’Olonne;Les Sorinières;Les Ulis;Lescar;Lesparre-Médoc;Lesquin;Levallois-Perret;Libourne;Lieusaint;Liffré;Lifou;Lille;Lillers;Limay
Limeil-Brévannes;Limoges;Limoux;Lingolsheim;Lisieux;Livron-sur-Drôme;Livry-Gargan;Liévin;Loches;Lodève;Lognes;Loire-Authion;Longjumeau;Longuenesse;Longwy;Lons;Lons-le-Saunier;Loos;Lorgues
Lorient;Lormont;Loudéac;Louhans-Châteaurenaud;Lourdes;Louviers;Louvres;Lucé;Lunel;Lunéville;Lure;Luçon;Lyon;Lys-lez-Lannoy;Léguevin;Léognan;Lézignan-Corbières;Macouria;Magny-le-Hongre
Magny-les-Hameaux;Mahina;Mainvilliers;Maisons-Alfort;Maisons-Laffitte;Maizières-lès-Metz;Malakoff;Mamers;Mamoudzou;Mana;Mandelieu-la-Napoule;Manosque;Mantes-la-Jolie;Mantes-la-Ville;Marck
Marcq-en-Barœul;Marignane;Maripasoula;Marly;Marly-le-Roi;Marmande;Maromme;Marquette-lez-Lille;Marseille;Martigues;Massy;Matoury;Maubeuge;Mauges-sur-Loire;Mauguio;Maurepas;Mauriac;Maxéville
Mayenne;Mazamet;Meaux;Melun;Mende;Mennecy;Menton;Merville;Metz;Meudon;Meylan;Meyzieu;Millau;Mions;Mios;Miramas;Mirande;Miribel;Mitry-Mory;Moissac;Moissy-Cramayel;Molsheim;Mondeville
Mons-en-Barœul;Mont-Saint-Aignan;Mont-Saint-Martin;Mont-de-Marsan;Montaigu-Vendée;Montargis;Montataire;Montauban;Montbard;Montbrison;Montbéliard;Montceau-les-Mines;Montdidier
Montereau-Fault-Yonne;Montesson;Monteux;Montfermeil;Montgeron;Montigny-en-Gohelle;Montigny-le-Bretonneux;Montigny-lès-Cormeilles;Montigny-lès-Metz;Montivilliers;Montlhéry;Montlouis-sur-Loire
Montluçon;Montmagny;Montmorency;Montmorillon;Montpellier;Montreuil;Montreuil-sur-Mer;Montrevault-sur-Èvre;Montrouge;Montélimar;Montévrain;Moorea-Maiao;Morangis;Moret-Loing-et-Orvanne
Morières-lès-Avignon;Morlaix;Morne-à-l’Eau;Morsang-sur-Orge;Mortagne-au-Perche;Mouans-Sartoux;Mougins;Moulins;Mouvaux;Mulhouse;Muret;Mâcon;Mèze;Méricourt;Mérignac;Méru;Méry-sur-Oise
Mézidon Vallée d’Auge;Nancy;Nanterre;Nantes;Nantua;Narbonne;Nemours;Neufchâteau;Neuilly-Plaisance;Neuilly-sur-Marne;Neuilly-sur-Seine;Neuville-en-Ferrain;Nevers;Nice;Niort;Nogent-le-Rotrou
Nogent-sur-Marne;Nogent-sur-Oise;Nogent-sur-Seine;Noisiel;Noisy-le-Grand;Noisy-le-Sec;Nontron;Nort-sur-Erdre;Nouméa;Noyon;Nyons;Nérac;Nîmes;Nœux-les-Mines;Obernai;Oignies;Oissel-sur-Seine
Olivet;Ollioules;Oloron-Sainte-Marie;Onet-le-Château;Orange;Orly;Orléans;Ormesson-sur-Marne;Orsay;Orthez;Orvault;Orée d’Anjou;Osny;Ostwald;Ouangani;Ouistreham;Oullins-Pierre-Bénite;Outreau
Oyonnax;Ozoir-la-Ferrière;Pacé;Paea;Palaiseau;Pamandzi;Pamiers;Panazol;Pantin;Papara;Papeete;Paray-le-Monial;Parempuyre;Paris;Parthenay;Passy;Pau;Païta;Pernes-les-Fontaines;Perpignan;Persan
Pertuis;Pessac;Petit-Bourg;Petit-Caux;Petite-Île;Pfastatt;Pia;Pierrelatte;Pierrelaye;Pirae;Pithiviers;Plaisance-du-Touch;Plaisir;Plan-de-Cuques;Ploemeur;Ploufragan;Plougastel-Daoulas
Plouzané;Ploërmel;Plérin;Pointe-à-Pitre;Poissy;Poisy;Poitiers;Pont-Audemer;Pont-Saint-Esprit;Pont-Sainte-Maxence;Pont-du-Château;Pont-à-Mousson;Pontarlier;Pontault-Combault;Pontchâteau
Pontivy;Pontoise;Pornic;Pornichet;Port-Jérôme-sur-Seine;Port-de-Bouc;Portes-lès-Valence;Portet-sur-Garonne;Porto-Vecchio;Prades;Privas;Provins;Prévessin-Moëns;Punaauia;Puteaux;Pélissanne
Périgueux;Pérols;Péronne;Quimper;Quimperlé;Quincy-sous-Sénart;Raismes;Rambouillet;Ramonville-Saint-Agne;Redon;Reims;Remire-Montjoly;Rennes;Rethel;Revel;Rezé;Riedisheim;Rillieux-la-Pape;Riom
Riorges;Ris-Orangis;Rive-de-Gier;Rivesaltes;Rivière-Pilote;Rivière-Salée;Rixheim;Roanne;Roche-la-Molière;Rochechouart;Rochefort;Rodez;Rognac;Roissy-en-Brie;Romainville;Romans-sur-Isère
Rombas;Romilly-sur-Seine;Romorantin-Lanthenay;Ronchin;Roncq;Roquebrune-Cap-Martin;Roquebrune-sur-Argens;Rosny-sous-Bois;Roubaix;Rouen;Royan;Rueil-Malmaison;Rumilly;Sablé-sur-Sarthe;Sada
Saint-Amand-Montrond;Saint-Amand-les-Eaux;Saint-André;Saint-André-de-Cubzac;Saint-André-les-Vergers;Saint-André-lez-Lille;Saint-Avertin;Saint-Avold;Saint-Avé;Saint-Barthélemy
Saint-Barthélemy-d’Anjou;Saint-Benoît;Saint-Brevin-les-Pins;Saint-Brice-sous-Forêt;Saint-Brieuc;Saint-Chamond;Saint-Claude;Saint-Cloud;Saint-Cyprien;Saint-Cyr-l’École;Saint-Cyr-sur-Loire
Saint-Cyr-sur-Mer;Saint-Denis;Saint-Dizier;Saint-Dié-des-Vosges;Saint-Doulchard;Saint-Esprit;Saint-Estève;Saint-Fargeau-Ponthierry;Saint-Flour;Saint-Fons;Saint-François;Saint-Gaudens
Saint-Genis-Laval;Saint-Genis-Pouilly;Saint-Georges;Saint-Germain-en-Laye;Saint-Germain-lès-Arpajon;Saint-Gilles;Saint-Girons;Saint-Gratien;Saint-Grégoire;Saint-Gély-du-Fesc;Saint-Herblain
Saint-Hilaire-de-Riez;Saint-Jacques-de-la-Lande;Saint-Jean;Saint-Jean-d’Angély;Saint-Jean-d’Illac;Saint-Jean-de-Braye;Saint-Jean-de-Luz;Saint-Jean-de-Maurienne;Saint-Jean-de-Védas
Saint-Jean-de-la-Ruelle;Saint-Jean-le-Blanc;Saint-Joseph;Saint-Julien-en-Genevois;Saint-Junien;Saint-Just-Saint-Rambert;Saint-Laurent-de-la-Salanque;Saint-Laurent-du-Maroni
Saint-Laurent-du-Var;Saint-Leu;Saint-Leu-la-Forêt;Saint-Loubès;Saint-Louis;Saint-Lys;Saint-Lô;Saint-Malo;Saint-Mandé;Saint-Martin;Saint-Martin-Boulogne;Saint-Martin-d’Hères
Saint-Martin-de-Crau;Saint-Maur-des-Fossés;Saint-Maurice;Saint-Max;Saint-Maximin-la-Sainte-Baume;Saint-Michel-sur-Orge;Saint-Médard-en-Jalles;Saint-Nazaire;Saint-Omer
Saint-Orens-de-Gameville;Saint-Ouen-l’Aumône;Saint-Ouen-sur-Seine;Saint-Paul;Saint-Paul-lès-Dax;Saint-Philbert-de-Grand-Lieu;Saint-Pierre;Saint-Pierre-des-Corps;Saint-Pierre-du-Mont
Saint-Pierre-du-Perray;Saint-Priest;Saint-Quentin;Saint-Raphaël;Saint-Rémy-de-Provence;Saint-Saulve;Saint-Sulpice-la-Pointe;Saint-Sébastien-sur-Loire;Saint-Égrève;Saint-Étienne
Saint-Étienne-du-Rouvray;Sainte-Anne;Sainte-Foy-lès-Lyon;Sainte-Geneviève-des-Bois;Sainte-Luce;Sainte-Luce-sur-Loire;Sainte-Marie;Sainte-Maxime;Sainte-Rose;Sainte-Savine;Sainte-Suzanne
Saintes;Sallanches;Sallaumines;Salon-de-Provence;Sanary-sur-Mer;Sannois;Saran;Sarcelles;Sarlat-la-Canéda;Sarrebourg;Sarreguemines;Sartrouville;Sartène;Sarzeau;Sassenage;Saumur;Savenay
Saverne;Savigny-le-Temple;Savigny-sur-Orge;Sceaux;Schiltigheim;Schœlcher;Scionzier;Seclin;Sedan;Segré-en-Anjou Bleu;Senlis;Sens;Septèmes-les-Vallons;Serris;Sevran;Seysses;Seyssinet-Pariset
Sin-le-Noble;Six-Fours-les-Plages;Soissons;Soisy-sous-Montmorency;Solliès-Pont;Somain;Sorgues;Sotteville-lès-Rouen;Soyaux;Stains;Stiring-Wendel;Strasbourg;Sucy-en-Brie;Suresnes;Sète
Sèvremoine;Sèvres;Sélestat;Séné;Taiarapu-Est;Talant;Talence;Tarare;Tarascon;Tarbes;Tarnos;Tassin-la-Demi-Lune;Taverny;Tergnier;Teva I Uta;Thann;Thiais;Thiers;Thionville;Thonon-les-Bains
Thorigny-sur-Marne;Thouars;Thouaré-sur-Loire;Tinqueux;Tomblaine;Tonneins;Torcy;Toul;Toulon;Toulouse;Tourcoing;Tournefeuille;Tournon-sur-Rhône;Tours;Trappes;Treillières;Tremblay-en-France
Trets;Triel-sur-Seine;Troyes;Trélazé;Tsingoni;Tulle;Urrugne;Ussel;Vaires-sur-Marne;Val de Briey;Val-de-Reuil;Valbonne;Valence;Valenciennes;Valentigney;Valenton;Vallauris;Vallet;Valréas
Valserhône;Vandœuvre-lès-Nancy;Vannes;Vanves;Varennes-Vauzelles;Vaulx-en-Velin;Vauréal;Vauvert;Vaux-le-Pénil;Vedène;Vence;Vendôme;Verdun;Verneuil-sur-Seine;Vernon;Vernouillet
Verrières-le-Buisson;Versailles;Vert-Saint-Denis;Vertou;Vervins;Vesoul;Vichy;Vidauban;Vienne;Vierzon;Vieux-Condé;Vigneux-sur-Seine;Ville-d’Avray;Ville-la-Grand;Villebon-sur-Yvette
Villecresnes;Villefontaine;Villefranche-de-Rouergue;Villefranche-sur-Saône;Villejuif;Villemomble;Villenave-d’Ornon;Villeneuve-Loubet;Villeneuve-Saint-Georges;Villeneuve-Tolosane
Villeneuve-d’Ascq;Villeneuve-la-Garenne;Villeneuve-le-Roi;Villeneuve-lès-Avignon;Villeneuve-lès-Maguelone;Villeneuve-sur-Lot;Villeparisis;Villepinte;Villepreux;Villers-Cotterêts
Villers-lès-Nancy;Villerupt;Villetaneuse;Villeurbanne;Villiers-le-Bel;Villiers-sur-Marne;Vincennes;Vire Normandie;Viroflay;Viry-Châtillon;Vitrolles;Vitry-le-François;Vitry-sur-Seine;Vitré
Voiron;Voisins-le-Bretonneux;Voreppe;Vouziers;Vélizy-Villacoublay;Vénissieux;Vétraz-Monthoux;Wambrechies;Wasquehal;Wattignies;Wattrelos;Wittelsheim;Wittenheim;Woippy;Yerres;Yssingeaux;Yutz
Yvetot;Yzeure;Échirolles;Écully;Élancourt;Épernay;Épinal;Épinay-sous-Sénart;Épinay-sur-Orge;Épinay-sur-Seine;Éragny-sur-Oise;Étampes;Étaples;Évian-les-Bains;Évreux;Évry-Courcouronnes
Ézanville
`;

/** Départements, régions old and new, lands, places of work and places abroad. */
export const LANDS = `
Ain;Aisne;Allier;Alpes-Maritimes;Alpes-de-Haute-Provence;Ardennes;Ardèche;Ariège;Aube;Aude;Auvergne-Rhône-Alpes;Aveyron;Bas-Rhin;Bouches-du-Rhône;Bourgogne-Franche-Comté;Bretagne;Calvados
Cantal;Centre-Val de Loire;Charente;Charente-Maritime;Cher;Corrèze;Corse;Corse-du-Sud;Creuse;Côte-d’Or;Côtes-d’Armor;Deux-Sèvres;Dordogne;Doubs;Drôme;Essonne;Eure;Eure-et-Loir;Finistère;Gard
Gers;Gironde;Grand Est;Guadeloupe;Guyane;Haut-Rhin;Haute-Corse;Haute-Garonne;Haute-Loire;Haute-Marne;Haute-Savoie;Haute-Saône;Haute-Vienne;Hautes-Alpes;Hautes-Pyrénées;Hauts-de-France
Hauts-de-Seine;Hérault;Ille-et-Vilaine;Indre;Indre-et-Loire;Isère;Jura;La Réunion;Landes;Loir-et-Cher;Loire;Loire-Atlantique;Loiret;Lot;Lot-et-Garonne;Lozère;Maine-et-Loire;Manche;Marne
Martinique;Mayenne;Mayotte;Meurthe-et-Moselle;Meuse;Morbihan;Moselle;Nièvre;Nord;Normandie;Nouvelle-Aquitaine;Nouvelle-Calédonie;Occitanie;Oise;Orne;Paris;Pas-de-Calais;Pays de la Loire
Polynésie française;Provence-Alpes-Côte d’Azur;Puy-de-Dôme;Pyrénées-Atlantiques;Pyrénées-Orientales;Rhône;Saint-Barthélemy;Saint-Martin;Saint-Pierre-et-Miquelon;Sarthe;Savoie;Saône-et-Loire
Seine-Maritime;Seine-Saint-Denis;Seine-et-Marne;Somme;Tarn;Tarn-et-Garonne;Terres australes et antarctiques françaises;Territoire de Belfort;Val-d’Oise;Val-de-Marne;Var;Vaucluse;Vendée
Vienne;Vosges;Wallis et Futuna;Yonne;Yvelines;Île de Clipperton;Île-de-France
IDF;PACA;AURA;Île de France;Nord-Pas-de-Calais;Picardie;Champagne-Ardenne;Alsace;Lorraine;Franche-Comté;Bourgogne;Auvergne;Rhône-Alpes;Aquitaine;Limousin;Poitou-Charentes;Midi-Pyrénées
Languedoc-Roussillon;Languedoc;Béarn;Pays basque;Périgord;Beauce;Mâconnais;Beaujolais;Cotentin;Vercors;Larzac;Luberon;Camargue;Médoc;Perche;Sologne;Touraine;Berry;Anjou;Artois;Flandres
Vendée;Savoie;Quercy;Rouergue;Velay;Forez;Pays de Caux;Côte d’Azur;Sophia Antipolis;Sophia;Tricastin;La Défense;Roissy;Orly;Rungis;Saclay;Fos;Lacq;La Plagne;Les Arcs;Tignes;Val d’Isère
Courchevel;Megève;Chamonix;Avoriaz;Méribel;Val Thorens;Les Deux Alpes;Alpe d’Huez;Évry;Cherbourg;Oloron;Clermont;Chalon;Boulogne;Issy;Nogent;Le Touquet;Deauville;Honfleur;Étretat;Carnac
Quiberon;La Baule;Royan;Arcachon;Biarritz;Lourdes;Sarlat;Rocamadour;Uzès;Saint-Tropez;Porquerolles;Belle-Île;Oléron;île de Ré;Noirmoutier;Saint-Barth;Grasse;Menton
Belgique;Suisse;Luxembourg;Allemagne;Espagne;Italie;Portugal;Angleterre;Royaume-Uni;Irlande;Écosse;Pays-Bas;Québec;Canada;États-Unis;USA;Maroc;Tunisie;Algérie;Sénégal;Côte d’Ivoire;Cameroun
Madagascar;Australie;Nouvelle-Zélande;Japon;Chine;Singapour;Monaco;Andorre;Londres;London;Dublin;Bruxelles;Genève;Lausanne;Zurich;Berne;Bâle;Berlin;Munich;Francfort;Hambourg;Kehl;Sarrebruck
Madrid;Barcelone;Lisbonne;Porto;Rome;Milan;Turin;Amsterdam;Anvers;Liège;Namur;Charleroi;Montréal;Toronto;Vancouver;New York;Dubaï;Hong Kong;HK;Shanghai;Tokyo;Sydney;Dakar;Abidjan;Casablanca
Rabat;Tunis;Alger;Guyane;Martinique;Guadeloupe;La Réunion;Mayotte;Nouméa;Papeete;Polynésie;Nouvelle-Calédonie;Saint-Martin;Cayenne;Outre-mer
`;

/** Towns of fewer people that are often named, short names of communes, and towns of neighbouring lands. */
export const TOWNS = `
Aigues-Mortes;Aix;Allevard;Ancenis;Anderlecht;Andernos;Arbois;Ardenne;Argelès;Argentine;Argenton-sur-Creuse;Arlon;Arromanches;Asnières;Athènes;Aubrac;Aulnay;Autriche;Avesnois;Bagnols;Bangkok
Bazas;Beaucamps;Beaugency;Bellegarde;Bellême;Bergues;Beyrouth;Bigorre;Bilbao;Bitche;Bombay;Bormes-les-Mimosas;Boston;Bourbon-Lancy;Bourbonnais;Bourganeuf;Bourgoin;Brantôme;Brassac;Bresse
Brive;Bruay;Brésil;Bucarest;Budapest;Bugey;Buis-les-Baronnies;Bédarieux;Bénin;Cabourg;Cagnes;Caluire;Camaret;Cancale;Carhaix;Carhaix-Plouguer;Cassis;Caussade;Chablais;Chablis;Chagny;Chalosse
Champagnole;Champigny;Charleville;Charlieu;Chemillé;Chicago;Châlons;Château-Chinon;Château-Gontier;Château-du-Loir;Châtel-Guyon;Châtillon-sur-Seine;Clisson;Cluny;Collioure;Combourg;Comminges
Conches;Condé-sur-Noireau;Copenhague;Cork;Cornouaille;Corée;Couhé;Courtrai;Craon;Crest;Crozon;Cuisery;Cévennes;Côte basque;Côte de Granit rose;Côte d’Albâtre;Côte d’Opale;Danemark
Decazeville;Decize;Delémont;Differdange;Digne;Digoin;Dinant;Dives-sur-Mer;Dol-de-Bretagne;Domfront;Donges;Doullens;Düsseldorf;Eauze;Embrun;Enghien;Esch-sur-Alzette;Espalion;Eymet;Falaise
Feurs;Finlande;Flandre;Fleurance;Florac;Forges-les-Eaux;Fribourg;Fumel;Gabon;Gaillon;Galway;Gand;Ganges;Gannat;Gignac;Givet;Gordes;Gourin;Gramat;Grand-Bassam;Grèce;Guillestre;Guénange
Gâtinais;Gérardmer;Gévaudan;Hagetmau;Hainaut;Hanoï;Helsinki;Hirson;Houdan;Hénin;Illkirch;Ixelles;Janzé;Jarnac;Joinville;Josselin;Jussey;Karlsruhe;La Bourboule;La Bresse;La Charité-sur-Loire
La Chaux-de-Fonds;La Clusaz;La Ferté-Bernard;La Loupe;La Louvière;La Mure;La Roche-Bernard;La Rochefoucauld;La Réole;La Souterraine;La Teste;La Tranche-sur-Mer;Lacaune;Laguiole;Lalinde
Lamballe;Langeac;Langogne;Lannemezan;Laruns;Lauragais;Lavelanet;Le Cateau;Le Conquet;Le Croisic;Le Faouët;Le Grau-du-Roi;Le Guilvinec;Le Lavandou;Le Pouliguen;Le Puy;Le Teil;Le Tréport
Lectoure;Les Contamines;Les Gets;Les Houches;Les Rousses;Les Sables;Lesparre;Lessay;Levallois;Lezoux;Lillebonne;Locminé;Los Angeles;Loudun;Louhans;Louvain-la-Neuve;Luchon;Luxeuil
Luxeuil-les-Bains;L’Aigle;L’Île-Rousse;Mably;Madiran;Madère;Malestroit;Manchester;Marais poitevin;Marciac;Marennes;Maringues;Marrakech;Marvejols;Mauléon;Maurienne;Melbourne;Mexique;Meymac
Mirecourt;Mirepoix;Moirans;Mons;Mont-Blanc;Montceau;Montendre;Montfort;Montmélian;Montoir;Montreux;Montrond;Morcenx;Morez;Morges;Morlaas;Morteau;Morvan;Morzine;Mouscron;Moustiers;Moûtiers
Munster;Murat;Mussidan;Naples;Nasbinals;Neuchâtel;Neufchâtel;Neuilly;Niederbronn;Nivelles;Nivernais;Nogaro;Noisy;Norvège;Nuits-Saint-Georges;Nyon;Objat;Offenbourg;Oran;Orbec;Ornans;Oslo
Ostende;Paimpol;Pauillac;Penmarch;Perros-Guirec;Peyrehorade;Plouha;Poix;Poligny;Pologne;Pont-l’Abbé;Pont-l’Évêque;Ponthieu;Pontorson;Pontrieux;Port-Vendres;Port-la-Nouvelle;Pouilly;Prague
Pékin;Pézenas;Questembert;Remiremont;Retiers;Ribeauvillé;Ribérac;Romilly;Romorantin;Roscoff;Rosny;Rosporden;Rostrenen;Roumanie;Royat;Ruffec;Rugles;Sablé;Saint-Affrique;Saint-Amand;Saint-Céré
Saint-Dié;Saint-Germain;Saint-Jean-Pied-de-Port;Saint-Julien;Saint-Lary;Saint-Maixent;Saint-Marcellin;Saint-Maur;Saint-Ouen;Saint-Pol;Saint-Pourçain;Saint-Sever;Saint-Sébastien;Saint-Valery
Saint-Vallier;Saint-Yrieix;Saint-Émilion;Sainte-Foy-la-Grande;Salers;Salies-de-Béarn;Salon;Samatan;San Francisco;Sancerre;Sarralbe;Saulieu;Segré;Semur-en-Auxois;Seraing;Sisteron;Six-Fours
Souillac;Stenay;Stockholm;Stuttgart;Surgères;Suède;Sées;Séoul;Séville;Tain-l’Hermitage;Tanger;Tarentaise;Tchéquie;Thaïlande;Thiérache;Thonon;Togo;Tournai;Tournon;Tournus;Trèves;Trégastel
Trégor;Tréguier;Turquie;Uccle;Uzerche;Vaison-la-Romaine;Valais;Varsovie;Vaud;Verviers;Vevey;Vexin;Vic-Fezensac;Vietnam;Villefort;Villefranche;Vimeu;Vimoutiers;Vire;Vitry;Vittel;Vizille
Vézelay;Wallonie;Waterloo;Wavre;Wissembourg;Yverdon;Édimbourg;Émirats;Épernon;Île Maurice
`;

/** First names, products and words that sentences place like towns (« …, Inès, … », « Silae, Tours »), folded. */
export const NO_PLACES = `
ines lea emma jade louise alice chloe lina mila manon sarah clara camille laura marie julie sophie nadia fatima aminata yasmine samira leila rokia elsa ilona lola nora odile josiane martine sylvie nathalie isabelle valerie sandrine stephanie celine
aurelie emilie marion pauline mathilde lucie capucine solene jean pierre paul jacques michel philippe alain bernard patrick nicolas julien thomas hugo lucas theo nathan enzo louis leo gabriel arthur mohamed ahmed karim rachid mamadou moussa ibrahim kevin
dylan yanis ilyes bertrand francois olivier christophe laurent sebastien antoine maxime alexandre romain vincent benoit david eric franck thierry pascal didier noel paques toussaint pentecote ascension
silae adp sage sap cegid quadra ebp ciel pennylane salesforce hubspot photoshop illustrator indesign premiere figma canva autocad covadis revit solidworks catia topsolid kafka kotlin airflow spark docker kubernetes devops oracle jira github angular
react symfony laravel wordpress prestashop shopify magento tableau looker haccp ifs iso scrabble covid ramadan internet madame monsieur papa maman pere mere
bac bts dut but cap cdi cdd vie rh drh rt cv twitter linkedin merci bonjour mp dm tl pme anglais je un une le la les des mon ma qui vous nous et ou si on tu c ce cette pour en rtt caces ssiap smic ehpad chu asso france france-travail pole excel
python java php sql seo ux ui tig rgpd help sos ok saone
`;
