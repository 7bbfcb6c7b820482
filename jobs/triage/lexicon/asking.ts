/**
 * How people ask for work on X. A line holds patterns separated by `·` over folded words (no accent, no
 * capital): `a|b` either word, `word*` a beginning, `?word` may lack, `~` any word or none, `%class` a class
 * of words (see words.ts).
 */
export const ASKING = {
  'says-searching': `
    je cherche|recherche · je re cherche · cherche|recherche un|une|du|mon|ma|poste|emploi|travail|job|boulot|employeur|patron ·
    cherche|recherche ?un ?nouveau %contract · cherche|recherche ?activement %contract|poste|alternance|missions ·
    en recherche|quete|chasse · a la recherche|poursuite · ma recherche · mes recherches · looking|searching for · seeking a|an|new ·
    on the market · open to work · sur le marche · mon futur|prochain|nouvel employeur|patron|poste|job|bureau|employeur|equipe ·
    denicher|trouver mon entreprise|employeur|patron|alternance|stage · cherche atelier|cuisine|cabinet|equipe|entreprise|bureau|criee|maison|ecole|domaine ·
    busco · se busca · je bosse|travaille plus · besoin d|de travailler|bosser|boulot|travail|un job · j ai besoin d|de un|une travail|boulot|job|emploi|poste|employeur · ce qu il me faut · il me faut · ne reste|manque qu un|une · manque ~ chantier|employeur|patron|contrat|equipe|entreprise|bureau · qui ~ de|m employer|embaucher · un employeur|patron a|pour|qui|dans|pres · mon|ma chasse|quete · je prospecte · candidature spontanee · postul* partout · job hunting · hire me · on cherche ensemble · recherche d un|une|emploi|poste|alternance|stage`,
  'wishes-a-job': `
    je|j|on|nous vise|cible|postule|candidate|espere|ambitionne|brigue|convoite · j aimerais|adorerais trouver|retrouver|travailler|rejoindre|integrer|reprendre|rester|bosser ·
    je|nous veux|voudrais|souhaite|souhaiterais|voulons|voudrions|desire ~ travailler|retrouver|trouver|rejoindre|integrer|reprendre|rester|bosser|un|une|me|decoller|poser ·
    souhaite|veut|voudrait|espere|vise|desire un|une|rejoindre|integrer|trouver|retrouver|travailler|se|partir|rester|faire|%contract ·
    me faut un|une · il me manque que|plus|juste|seulement|un employeur · manque que|plus|juste vous|l|le|la · je ne demande qu · je ne veux qu · je reve d|de|du · j attends un|une|votre|le|mon|que ·
    attend|attends votre|vos|qu|un|son|mon · n attend|attends que vous|un|une|toi · je signerais · je prends un|une|tout · j accepte · je suis preneu* · preneur|preneuse · partant* pour · motive* par|pour ·
    interesse* par · ouvert* a|aux|sur · a l ecoute · toute ouie · tente* par · candidat* a · a votre disposition|service · pose* ses valises|stylos|couteaux|crayons|outils ·
    objectif %contract · reprendre l|du|le etabli|service|collier|chemin|travail · retour* a l emploi · rebondir · un|une ?bonne ?nouvelle opportunite* · nouveau defi|challenge ·
    embauchez|recrutez|prenez|engagez|adoptez|sauvez moi|la|le|les · qui|quelqu pour m|nous embaucher|recruter|prendre · i would love|like · any|my lead|leads · next role|job ·
    m irait · me conviendrait|comblerait|ravirait|remettrait|redonnerait|sauverait|ferait|tenterait · je prefererais · jprends|je prends tout · tout me va · j ai envie de|d · envie de|d bosser|travailler|rejoindre · j ambitionne · je me verrais · je m imagine · me rendre|sentir utile · retrouver un|une|le|du|des · un|une ?nouveau ?nouvelle port|cap|terrain|page|depart · je pose ma candidature · pret a tout · je frappe · ou poser · j apporte · ce que j apporte · mes competences · je m adapte · je demarre|commence quand vous|tu · motivation intacte`,
  'says-available': `
    disponible* · dispo · libre de|tout|des|le|immediatement|en|a|depuis|rapidement|sous|maintenant|lundi|mi · je suis|serai libre · pret|prete|prets a · pret e a · je peux commencer|demarrer|m|partir|venir|attaquer|bosser ·
    j peux commencer|demarrer · jpeux commencer · available · mobile · mobilite · je me deplace · valises pretes|faites|prete · prepares* · fin de preavis|contrat|mission|cdd|droits · preavis ~ le|reduit|termine|fini ·
    je demenage|m installe|redescends|rentre|reste|pose|depose · je reste sur|joignable|a|candidat* · nuit|nuits|week|equipe|deplacements accepte* · me fait|font pas peur · des demain|lundi|maintenant|septembre|janvier ·
    joignable · puedo empezar · des que possible · asap · sans preavis · libre comme · tout de suite · immediatement · je demarre demain|quand · agenda libre|vide · telephone est|charge|allume · permis b · vehicule|vehiculee · a quai · au placard|garage|repos|chomage ·
    reservation par · table libre · je signe ou|quand|les · libre les · je reprends ma place · tourne en rond · telephone|tel ~ nuit et · n attend que · il me reste a · periode de disponibilite`,
  'contract-wanted': `
    %contract ~ souhait*|vise*|espere*|ideal*|desire*|envisage*|recherche* · %contract si possible · %contract ou rien|autre · %contract de preference · %contract ~ apprecie · un vrai|bon|beau|joli %contract ·
    un %contract me|m · un %contract ferait|serait · %contract ou|et|comme ?en ?un ?la %contract · de preference en %contract · en %contract de preference · tout %contract · tout poste|type|contrat · n importe quel|quelle · peu importe`,
  'lost-a-job': `
    fermeture · ferme|ferment|fermait|ferma|fermee ?definitivement ?ses ?portes · licenci* · plan social · delocalis* · liquidation|liquidee|liquide · restructur* · poste|contrat|mission ~ supprime|arrete|termine|acheve|fini ·
    plus de poste · perdu ma|sa|son|mon place|poste|emploi|travail|boulot|job · contrat|mission|cdd|poste ~ s ~ arrete|acheve|termine|finit · contract ends|ended · laid off · sans emploi|travail|boulot|poste|contrat ?depuis ·
    au chomage · est rachete* · solde de tout · ne me|m garde|gardent|renouvelle* · non|pas renouvel* · depot de bilan · rideau · faillite · boite ~ coule* · suppression · rupture conventionnelle · fin de l aventure · fin de droits ·
    referme|tourne un|une|la chapitre|page · mon|mes|ma|le agence|heures|usine|boite|boutique|atelier|garage|entreprise|four ~ ferme*|saute*|eteint|coule* · me separer de · chomeu* · remercie* apres · a perdu · agenda vide · mains s ennuient · s ennuie ·
    m|nous a dit au revoir · au revoir · plus rien depuis · n a plus rien|de · plus de patron|poste|boulot|travail|contrat|boite · casier rendu · badge rendu · rendu mon|ma|mes badge|blouse|clefs|cles|ordi · mis|mise a la porte|dehors · fin d|de mission|saison|periode · baisse le|son rideau|store · mes|nos postes supprimes · externalis* · redressement · economique · remplace* par · contrat non · plan de depart · sans activite · la boite a|est · vire|viree · a perdu son|sa|le · vient de perdre · se retrouve sans · cesse|cessation · demenag* a l etranger`,
  'still-searching': `
    toujours en|rien|pas|disponible|la|dispo|sans|a · encore sur le · pas encore rappele*|trouve|de|eu|recu|decide · personne ne m|me|nous · n a encore|rien|pas rappele|donne|repondu|suivi · reste|restons|suis candidat* · ca n a pas|rien donne ·
    pas donne suite · sans|aucune|aucun reponse|suite|retour|nouvelle · je|on recommence|remets|relance|repars|retente|recidive|insiste|continue|persevere|resume|recapitule|reviens|repose|retourne · me revoila|revoici · on remonte en ·
    petit rappel · mes|vos criteres · rappel de ~ situation|recherche|criteres · je ne lache · ne rangez pas · deuxieme|second tour · je continue · reconduit · encore un non · porte polie · on m a prefere · entretien* rate*|perdu* · candidatures|cv ~ zero|reponse|reponses|sans ·
    nous reviendrons vers · j insiste · super mais ensuite · mais ensuite|apres|il|je · poste refuse · j ai refuse · refuse de signer · frapper aux portes ·
    silence radio · silence des · sos · quand meme · mois que je|j cherche|attends|envoie · semaine|mois|jour|journee %number · %number candidatures|cv|refus|entretiens · refus|refusee · on me dit|repond · trop senior|junior|cher|vieux|diplome|jeune|qualifie* · prouvez leur · date butoir · avant la|fin date|du|mai|juin · je tente|retente ma chance · il y a quelqu ·
    semaine|jour|mois|episode|saison|acte %number · n est jamais arrive · promesse ~ ~ ~ mail|vent · c est fini · jours avant|de la · zero tuteur|employeur|reponse · %number tuteur|reponse|retour|contrat · ma patience · dans la file · depuis noel|l ete|janvier|septembre|mars|avril|mai|juin · j attends toujours · pas pris une ride`,
  'had-then-lost': `
    j avais signe|trouve|eu|decroche · j ai eu un poste puis · ils|elle|il|on ont|a annule* · promesse ~ retiree|annulee|rompue|envolee · recrute* ~ puis · recrute* en · essai ~ non|pas|interrompu*|rompu* · pas ~ confirme* · a l issue · signature hier ·
    trouve* ma|une|la voie|vocation|passion · je signerais · des que je|j · quand|lorsque je|j ~ serai|aurai|suis · si j avais|etais|j · finalement non · en attendant de · d ici la`,
  'asks-to-be-shared': `
    rt|retweet|retweets|retweete|retweetez|partage|partagez svp|please|apprecie*|bienvenu*|merci|sympa|s|stp|plz|les|si|welcome|pour|le|de|et · please share|rt|retweet · merci de|d partager|diffuser|faire|relayer|aider|l|la|le|retweeter|aprtager|rt|fer|me ·
    svp · s il vous plait · faites|faire|fer|faite tourner|suivre|passer|tourne · coup de pouce|main · un|une petit|petite|simple partage|rt|coup|clic · vos rt ~ font|valent|m|me|seront · relais|relayez|partages appreci*|bienvenu*|si|svp · pour l echo ·
    qui m|me aide|donne · on m|l|le|la aide|encourage · aidez moi|le|la|nous|les · aide moi · help me|please|needed · ca vous coute · faire|fait connaitre|savoir|voyager · parlez lui|en de moi|autour · parlez de moi · gardez mon nom · si vous ~ connaissez|croisez|entendez|savez|me|avez ·
    me citez · ecrivez moi · contactez moi · m ecrire · je lis tous · je vais lire vos · le faire savoir · la suite depend · vos|vous relayez|partagez · ces|mes|ma qualites · a vous les|de · rt · les lutins · propulser|pousser|porter|booster ce|mon|ma tweet|cv|message|annonce|bouteille ·
    retweetez · larguez · faites|fais du bruit · un rt · gracias por · compartir · bouteille a la mer · diffusez|diffuser|relayez|repandez · a vos rt|souris · je compte sur · besoin de vous|toi|vos · vos contacts|reseaux|reseau · votre reseau · merci d avance · si ca vous|te parle · qui passe par la ·
    passez le mot · un ~ tour par|sur mon · lui|m ouvrir une|la porte · ouvrez moi|lui · suite du feuilleton · toujours en lice`,
  'asks-for-a-lead': `
    une|des|la|quelques piste|pistes · des|un|quelques|une contact|contacts|idee|idees|tuyau|tuyaux|plan|nom|conseil · qqn ~ a · un plan · qui ~ a|aurait|connait|cherche|veut|voudrait|embauche|recrute|prend|sait · quelqu un · any lead|leads|help|ideas · vous connaissez|auriez ·
    qui veut · y a t il · existe t il · il reste bien · recrutez|embauchez|cherchez vous · vous manquez|manque · si votre · besoin d|de ~ moi · a besoin d|de un|une|moi · une offre|opportunite · vous seriez · une|un|l entreprise|patron|employeur|maison|domaine|atelier|cabinet|garage|salon ·
    employeurs · recruteurs · patrons ~ qui`,
  'shows-a-cv': `
    ans|an|annees|years d|de|of ?experience|metier|cabinet|chantier|chantiers|atelier|pratique|terrain|maison|comptoir|xp · depuis %number ans|mois · depuis 20* · %number ans de|d|chez|dans|en|sur|a|comme · ans que ca · an d xp · diplome* · qualifie* · titulaire · permis · caces · habilit* · bilingue · trilingue · langues ·
    vehicule|voiture ?ok · references · certifie* · titre pro · bts · dut|but · licence|master|bachelor|m1|m2 · bac pro · cap|bep|bpjeps|deust|deavs|deaes|hmonp · reconversion · portfolio · mon|mes|ma cv|profil|book|galerie|parcours|candidature|experience|diplome|outils|chantiers|mains|pieces|references ·
    specialis* · specialiste · experimente* · polyvalent* · autonome · motive* · serieux|serieuse · forme|formee a|chez|pendant|par|en · je sais · je connais · je maitrise · ancien|ancienne|ex · passe|passee par · expert|experte · confirme|confirmee · junior · senior · debutant* mais · de metier · je suis %trade · etudiant*|eleve|apprenti|apprentie|alternant|alternante|stagiaire · quotas · tenus · humour inclus`,
  'points-to-own-post': `
    mon|ma|le tweet|message|post|annonce ~ epingle* · en haut de mon · message en haut · epingle · mon fil · je gagne en visibilite · me|m donner|offrir de ?la visibilite · m ~ aider a etre`,
  'mock-advert': `
    a|est donner|adopter|ceder|saisir|vendre|louer|debattre · cede|vends|loue · contre bon|bons|salaire · etat neuf · peu|tres servi* · il etait une fois · cher|chere pere|mere|papa|twitter|employeur|patron|recruteur · sous le sapin · ma liste au · lettre au · metier ~ cherche · voeu · j ouvre ~ session ·
    selectionner mon · entretien* pour mon · candidatures de boites · avis de recherche · disparu* · alerte enlevement · a pourvoir moi · offre ~ exceptionnelle · promo* ~ %trade · livre avec · garanti* · recompense a qui`,
  'someone-close': `
    mon|ma|notre|son ?petit|petite|meilleur|grand|grande frere|soeur|fils|fille|cousin|cousine|neveu|niece|mari|femme|compagnon|compagne|conjoint|conjointe|voisin|voisine|ami|amie|copain|copine|pote|eleve|etudiant|etudiante|filleul|filleule|pere|mere|papa|maman|homme|cherie|cheri|beau|belle|gendre|moitie|collegue|bru|ourson|garcon ·
    mon|ma grand|grande|aine|ainee|benjamin|cadet|petit · pour|avec %name · la|une personne · acheteu* top`,
  'someone-searches': `
    il|elle|iel|qui|et cherche|recherche|vise|cible|voudrait|veut|souhaite|espere|postule|attend|merite|serait|reve|doit|est · elle|il ~ a|est perdu|libre|dispo|disponible|licencie*|au|en · pour|aidons|aidez ~ %name cherche|recherche · prenez la|le · cherche|recherche|vise un|une · on l aide · lui ~ un|une · n ose ·
    n a plus · plus de patron · faites lui · la remettrait · le remettrait · merite un|une|mieux · aidez la|le · prenez la|le · qui pour lui|elle · rien depuis · galere depuis`,
} as const;
