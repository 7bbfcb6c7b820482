/** Words around the name of a trade, folded: before it, inside it, after it. */

/** After these comes what is sought. */
export const BEFORE_THE_SOUGHT =
  'poste postes cdi cdd cdis emploi place job devenir redevenir devenu devenue reconversion reconverti reconvertie cherche cherchons cherchent recherche recherchons recherchent recrute recrutons recrutent embauche embauchons embauchent';

/** After these comes a trade. */
export const BEFORE_A_TRADE = `
contrat contrats mission missions metier metiers comme tant suis prend veut
voudrait voulons souhaite manque besoin redeviens deviens as interim freelance activite fonctions fonction titre diplome profession statut concours candidature heures vacation vacations vie saison travail boulot
apprendre bosser travailler diplomee etudiant etudiante etre
`;

/** What may stand between those and the name. */
export const MAY_STAND_BETWEEN = `
' - un une 1 2 3 4 5 6 deux trois six l la le de d des du notre nos son sa futur future prochain prochaine nouveau nouvel nouvelle bon bonne vrai vraie jeune petit petite a an the en in dans ds
mois semaines fin etudes pro juste toujours encore ete
`;

/** After these the word is somebody else (« la directrice m’a confirmée »), what one was or what one is not. */
export const BEFORE_ANOTHER = `
voisine voisin copine copain amie ami ma ta sa la le les l mon vos votre ses leurs leur mes au aux ces cette ce ancien ancienne ex ete etais etait pas plus ni
`;

/** Before the people one works with, for or was: « un service d’aide à domicile », « chez un équipementier ». */
export const BEFORE_COLLEAGUES = `
service services cabinet ecole equipe association centre collectif syndicat agence chez avec par retraite retraitee
`;

/** Words of studies: a field may follow. */
export const STUDY_WORDS = `
stage alternance apprentissage apprentisage bts btsa licence master mastere m1 m2 l3 cap dcg dscg but bep bachelor dut bac deust deug alternant alternante stagiaire apprenti apprentie intern internship traineeship
`;

/** Words that are no part of a name. */
export const ENDS_A_NAME = `
depuis qui que sur pour avec chez je j nous vous il elle on ou mais donc car h f hf disponible dispo libre ouvert ouverte recherche cherche vise souhaite veut voudrait espere attend prete pret
passionne passionnee motive motivee diplome diplomee qualifie qualifiee experimente experimentee confirme confirmee debutant debutante bilingue trilingue recherchee recherchees demande demandee
souhaitee attendus est suis a plus moins temps plein ans annees cdi cdd dans vers pres autour secteur hier demain lundi mardi mercredi jeudi vendredi des ce cette mon ma mes son sa ses un une le les
cinq deux trois quatre six dix mi sans par au aux si ici toujours enfin contre specialiste specialise specialisee formee forme devenu devenue salarie salariee poche obtenu obtenue trouve trouvee signe
signee valide validee rythme niveau apres avant rentree mois semaines jours entreprise seconde binome fin m t s qu n c y janvier fevrier mars avril mai juin juillet aout septembre octobre novembre
decembre pendant suite metier vient part passe is are wanted since for from with jusqu cap caces bpjeps bafa fraichement tout toute pas peu remercie remerciee licencie licenciee base basee cote pr se et quete
herbe serait sera bien cesu rien aussi juste
`;

/** After these what follows is how long one was something: « huit ans comme éducatrice ». */
export const SPANS_OF_TIME = 'ans annees an annee';
