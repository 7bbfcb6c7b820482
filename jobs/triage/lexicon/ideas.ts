/**
 * Ideas that a sentence may hold, each with the folded words that say it: `word*` a beginning, `word^` a
 * beginning that must end as a past participle does (« embauché » is hired, « embauche » may hire). Two ideas
 * of one sentence say more than a formula: who has learnt none of the formulas of asking.ts still writes them.
 */
export const IDEAS = {
  me: 'je j me m moi i jai jsuis jvais',
  mine: 'mon ma mes mien mienne my',
  us: 'nous notre nos we our us',
  on: 'on',
  you: 'vous vos votre votres you your',
  thee: 'tu t te ton ta tes toi',
  another: 'elle il lui elles ils sa son ses leur leurs sienne sien',
  'one-close':
    'mari femme epoux epouse frere soeur fils fille fiston cousin* niece* neveu* papa maman pere mere copain copine ami amie voisin* gendre bru compagnon compagne conjoint* petit-fils oncle tante daron* mamie papi mamy homme cheri* ado ainee cadet* benjamin* filleul*',
  searching:
    'cherch* recherch* quete postul* candidat* prospect* vise visons brigu* lorgn* convoit* seeking looking',
  wishing:
    'aimerai* voudrai* souhait* esper* reve reves prefer* veux veut voudra envie faut faudrait manque suffirait suffit irait conviendrait ferait accepte accepterai* tente signerai* reprendrai* need want',
  available:
    'dispo* libre pret prete prets pretes mobile joignable preavis immediat* partant partante available',
  relay:
    'rt rts retweet* partag* relai* relay* pouce* clic* tourner tourne circuler circule diffus* transmet* pouss* boost* share suivre voler',
  thanks: 'merci* thanks thank gratitude remerci* reconnaissan* chapeau embrasse embrass* grace bravo dette',
  please: 'svp please stp plait bienvenu* apprecie*',
  hired:
    'embauch^ recrut^ engag^ titularis^ affect^ retenu retenue pris prise embauchee recrutee engagee titularisee affectee hired caser case',
  sealed:
    'sign^ signee signes signature* signed valid^ accept^ recu recue paraph* tampon^ decroch^ obtenu obtenue degot^ transforme^ renouvel^ prolong^ reconduit officiel* confirm^ actee acte oui',
  agreement:
    'contrat* promesse essai avenant convention cdi cdd embauche poste postes job boulot taf commande offer',
  'work-thing':
    'badge* casier* cantine vestiaire* uniforme* blouse* casque* gilet planning gamelle collegue* cheffe chaise bureau reveil ordi ordinateur camionnette pointeuse paie paye fiche loyer salaire mutuelle binome tasse bottes cravate tablier clef* cles cle horaires tournee cafetiere trousseau outils tenue costume carte ticket* facture client* acompte impot* conge* rtt fournee rer bus velo-bureau bulletin virement',
  superior:
    'patron patronne chef cheffe directeur directrice employeur recruteu* rh drh gerant* responsable agence',
  begins:
    'commenc* demarr* attaqu* debut debut* rejoin* integr* arriv^ rentree pointe reprends repris compter demarrage prise',
  'day-to-come':
    'demain lundi mardi mercredi jeudi vendredi janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre prochain* monday',
  'now-at-last': 'hier matin midi soir depuis enfin deja desormais aujourd maintenant voila voici yesterday',
  'search-over':
    'fini finie finis adieu stop arretez arrete rangez ranger range supprimez retire retirer suivant* tunnel terminee terminees over oubliez archive',
  lost: 'licenci* ferme fermee fermeture chomage perdu rideau liquid* vire viree refus* delocalis* coule faillite restructur* supprime* rendu quitte* economique',
  negation: 'ne n pas plus jamais rien aucun aucune sans ni zero no not',
  apply:
    'envoye* adress* candidatures candidature postulez dossier* appel* ecriv* ecris contact* mail passez venez viens sonnez mp dm demandez rejoins rejoignez postuler presentez apply',
  terms:
    'h net brut smic paye payee payes loge logee loges logement partiel fourni* samedi samedis week-end weekends dimanche vendredi debutant* prime* gratification renouvelable roulement nourri* indemn* cesu remuner* 35h 39h 30h 24h 28h plein mi-temps ticket* restos mutuelle camion hf',
  needs:
    'recrut* embauch* besoin manque* pourvoir libere liberent ouvre ouvrons propose proposons offre prend prenons accueill* formons etoffe agrandit agrandissons renforce complete cherchons recherchons wanted hiring salarier remplac*',
  'place-of-work':
    'garage mairie boulangerie cabinet agence entreprise boite atelier maison hotel restaurant bistrot clinique creche ecole usine commune association asso studio ferme scierie labo laboratoire magasin boutique cooperative office ehpad pme domaine exploitation cave hopital residence brasserie salon camping societe pharmacie equipe service',
  courage:
    'courage lache* tenez tiens chance croise doigts espoir patience souffle* force respirez avance bientot',
  gift: 'gratuit* offert* offre benevol* relis relire relecture corrige corriger atelier gracieu* cadeau prete gratis',
  collective:
    'collectif hashtag diese dieze bio bios tl chaine inconnu* solidar* entraide communaute relayeu* retweeteu* bande',
  profiles: 'profil* annonces fil message messages liste recherches lettres',
  experience:
    'ans annees experience diplom* permis caces bts licence master cap bac bilingue anglais formation dut but titre years',
  joking: 'sims jeu reve chat chien canape frigo lutin blague humour noel parodie',
  selling:
    'code promo reduction euros € coaching reservation* billet* exposant* salon inscription* module version newsletter abonne* cliquez gagne* revenu*',
  figures:
    '% taux chomage trimestre insee dares chiffre* etude sondage hausse baisse statistique* echantillon',
  news: 'reforme loi gouvernement ministre debat syndicat* presse salaries repreneur journal article assurance politique economie vote*',
  asking: '?',
} as const;
