"""Words that mean the same on pages and in the names of properties, in some of the languages of the web.

`CONCEPTS` has a line for each meaning: the first word stands for it. Words are compared after `words.stem`.
"""

from __future__ import annotations

CONCEPTS = """
price cost preis kosten prix coût cout precio coste costo prezzo prijs fare
amount betrag montant importe importo bedrag
total sum gesamt gesamtbetrag summe gesamtsumme totaal totale gesamtpreis
subtotal zwischensumme sous-total subtotaal subtotale
name nombre nom nome naam fullname
firstname vorname prénom prenom voornaam givenname forename
lastname nachname surname familyname achternaam apellido cognome
title titel titre título titulo titolo headline heading überschrift
company firma unternehmen entreprise société empresa azienda società bedrijf organization organisation
employer arbeitgeber employeur empleador werkgever hiringorganization
email mail courriel correo emailaddress emailadresse
phone telephone tel telefon téléphone teléfono telefono telefoon mobile phonenumber telephonenumber telefonnummer
fax telefax
username login user benutzername utilisateur usuario utente gebruikersnaam userid
address adresse dirección direccion indirizzo adres anschrift streetaddress
street strasse straße rue calle via straat
city town ort stadt ville ciudad città citta stad plaats locality addresslocality
postalcode zip zipcode postcode plz postleitzahl codepostal cap cp códigopostal
country land pays país pais paese addresscountry
region state bundesland région región regione provincie province addressregion
date datum fecha data
time zeit uhrzeit heure hora ora tijd
start begin beginn début debut inicio inizio anfang startdatum
end ende fin fine einde finish
publish published veröffentlicht publié publie publicado pubblicato gepubliceerd erschienen published_time publicationdate posted
update updated modified aktualisiert modifié actualizado aggiornato bijgewerkt modified_time datemodified changed
create created erstellt créé creado creato
author autor auteur autore verfasser writer byline
duration dauer durée duree duración duracion durata duur length runtime runningtime timerequired
quantity qty menge anzahl quantité quantite cantidad quantità hoeveelheid aantal
number nummer numéro numero número no nr num nº
id identifier kennung identifiant
article artikel artículo articolo
weight gewicht poids peso
height höhe hauteur altura altezza hoogte
width breite largeur anchura larghezza breedte
depth tiefe profondeur profundidad profondità diepte
size größe grösse taille tamaño dimensione grootte maat
color colour farbe couleur colore kleur
material materiau matériau materiale materiaal
old previous former original regular was rrp uvp früher statt ancien antiguo
discount off rabatt remise descuento sconto korting savings
brand marke marque marca merk manufacturer hersteller fabricant fabricante produttore
model modell modèle modelo modello
condition zustand état estado stato staat itemcondition
status statut
state zustand
warranty garantie garantía garanzia guarantee
description beschreibung descripción descrizione omschrijving beschrijving summary
category kategorie catégorie categoría categoria categorie section rubrik
rating bewertung note valoración valutazione beoordeling stars star ratingvalue score
review bewertungen rezension avis reseña recensione reviewcount ratingcount
comment kommentar commentaire comentario commento reactie
image picture photo bild foto imagen immagine afbeelding thumbnail
url link href website webseite homepage site
language sprache langue idioma lingua taal
currency währung devise moneda valuta pricecurrency
vat mwst ust tva iva btw tax
shipping versand livraison envío spedizione verzending postage
delivery lieferung entrega consegna levering bezorging
available availability stock lager verfügbar lieferbar disponible disponibile beschikbaar
stay-in einchecken checkin
stay-out auschecken checkout
departure abfahrt départ depart salida partenza vertrek abflug
arrival ankunft arrivée arrivee llegada arrivo aankomst
platform gleis voie andén binario spoor
venue location veranstaltungsort lieu lugar luogo locatie
organizer organiser veranstalter organisateur organizador organizzatore
teacher lehrer professeur profesor insegnante docent instructor dozent
serving portion portionen personen servings yield recipeyield raciones porzioni
ingredient zutat zutaten ingrédient ingrediente recipeingredient
step instruction direction method zubereitung étape paso passaggio stap recipeinstruction
preparation prep vorbereitung préparation preparación preptime
cook cooking kochen garzeit kochzeit cuisson cocción cottura cooktime
calorie kalorien
room zimmer pièce piece habitación stanza kamer
bedroom schlafzimmer chambre dormitorio
bathroom badezimmer bad salle-de-bain baño bagno badkamer
area fläche wohnfläche surface superficie oppervlakte
rent miete loyer alquiler affitto huur
owner inhaber propriétaire propietario
holder inhaber
birthdate dateofbirth born birthday geburtsdatum datedenaissance fechadenacimiento
salary gehalt salaire salario stipendio salaris basesalary
skill kenntnisse compétence habilidad
genre
director directed regie regisseur
rank position pos platz rang
win won
loss lost lose
draw drawn
point pts punkte
tag keyword schlagwort
due fällig échéance
balance saldo solde
assignee assigned
opening öffnungszeiten
wifi wlan
parking parkplatz
pet haustier
free gratis kostenlos gratuit
minimum min minvalue
maximum max maxvalue
"""
# Two words, and more, that mean one thing: joined without spaces, and what they mean.
JOINED = {
    "zip code": "postalcode", "postal code": "postalcode", "post code": "postalcode", "code postal": "postalcode", "codigo postal": "postalcode",
    "e mail": "email", "e mail address": "email", "email address": "email", "phone number": "phone", "telephone number": "phone",
    "user name": "username", "user id": "username", "full name": "name", "first name": "firstname", "given name": "firstname",
    "last name": "lastname", "family name": "lastname", "date of birth": "birthdate", "birth date": "birthdate",
    "date de naissance": "birthdate", "fecha de nacimiento": "birthdate", "running time": "duration",
    "street address": "street", "zona horaria": "timezone", "time zone": "timezone", "web site": "url",
    "check in": "stay-in", "check out": "stay-out", "wi fi": "wifi", "stock keeping unit": "sku", "valid from": "available from",
    "job title": "title", "rating value": "rating", "review count": "review count",
}  # fmt: skip
# A label with one of these words means something else than one without it.
CONTRAST = """
old previous former original regular list rrp was before new first last middle due next net gross tax vat shipping delivery billing minimum maximum user file host
unit discount saved savings save estimated expected planned closed open past upcoming inactive failed cancelled sub per average median mean total without excluding
tomorrow yesterday child adult parent mother father spouse emergency contact alternative secondary work home office private start end departure arrival birth
alt früher bisher netto brutto gelöscht from to return outbound inbound budget original minimum deposit fee used free available change
""".split()
# Words at the end of a name that labels leave out, and the other way round.
GENERIC = "number date time name amount price value count quantity text info information detail description type level status id title on at".split()
FILLERS = "the a an of in for and or is your my current this its our de la le les du des der die das den dem des von vom del el los las il lo gli di da van het een un une una y et und e en o by with le am im zum zur über".split()
VERBS = "has have is are can was were does do should num numberof nof get total_number_of contains include includes including allows".split()
TAIL = "per pro par por incl including inkl excl excluding without plus in for of with from since until je all as before after through via".split()
# Headings of pages that name no thing.
PAGE_WORDS = """
home welcome overview dashboard detail information info page account profile setting preference order cart basket checkout invoice contact about help
support search result login signin register news blog shop store product list view summary your my error not found oops sorry 404 500 status report
impressum kontakt übersicht einstellungen warenkorb bestellung rechnung konto profil start suche ergebnis ihr ihre mein meine unser unsere seite fehler
accueil panier commande facture compte paramètre recherche résultat votre vos mentions légales nous ajustes configuración pedido factura cuenta carrito buscar tu su inicio
impostazioni ordine fattura carrello cerca risultati il tuo instellingen bestelling factuur winkelwagen zoeken uw mijn afspraak price preis preise service menu application form
all the a of and to in us me with for compare statement history timetable schedule fleet market issue ticket
""".split()
NOTHING = """
n/a|na|n.a.|n. a.|-|--|---|–|—|−|?|…|...|.|none|none yet|none given|nil|null|undefined|not available|not specified|not given|not provided|not stated|not set|not applicable|not known|not yet known
unknown|unspecified|no data|no information|no value|no entry|empty|tbd|tba|tbc|to be announced|to be confirmed|to be determined|to be decided|ask us|on request|price on request|call for price|contact us|pending
no one|nobody|nothing|no|none specified|—/—|missing|not found|not disclosed|not listed|no rating|not rated|not rated yet|no reviews yet|no ratings yet|unrated|coming soon|see description
k. a.|k.a.|k.A.|keine angabe|keine angaben|keine|keiner|kein|unbekannt|nicht angegeben|nicht verfügbar|nicht bekannt|auf anfrage|entfällt|nicht vorhanden|nicht zutreffend|ohne angabe|noch offen|steht noch nicht fest
non renseigné|non renseignée|non renseignés|non communiqué|non communiquée|non disponible|non précisé|non précisée|inconnu|inconnue|aucun|aucune|sur demande|néant|non défini|nc|n.c.|n/c|à définir|nous consulter|sans objet|pas de données|non spécifié
n/d|n.d.|nd|s/d|no disponible|no especificado|no indicado|sin datos|sin especificar|desconocido|desconocida|ninguno|ninguna|a consultar|consultar|bajo petición|por determinar|no consta|no aplica|a convenir|sin información
non disponibile|non specificato|non indicato|sconosciuto|nessuno|nessuna|su richiesta|da definire|non pervenuto|non applicabile|da concordare
niet beschikbaar|onbekend|niet opgegeven|geen|op aanvraag|n.v.t.|nvt|niet bekend|niet van toepassing|n.n.b.|nog niet bekend|geen opgave
não disponível|não informado|desconhecido|nenhum|sob consulta|a definir|ikke oppgitt|ukjent|ingen|ej angivet|saknas|brak|brak danych|nie podano|neuvedeno
"""  # fmt: skip
YES = """
true yes y on checked enabled active available included allowed ✓ ✔ ✅ ☑ ● in-stock
ja jawohl vorhanden verfügbar inklusive erlaubt inbegriffen oui disponible inclus autorisé sí si incluido permitido disponibile incluso sì beschikbaar inbegrepen sim da tak kyllä
"""
NO = """
false no n off unchecked disabled inactive unavailable excluded forbidden none ✗ ✘ ❌ ✕ × ☐ ○ sold-out
nein keine kein non aucun interdit ninguno nee não ne nie nej nei ei nessuno geen
"""
# Whole statements of being there.
IN_STOCK = "in stock|available|instock|onlineonly|limitedavailability|auf lager|lieferbar|sofort lieferbar|verfügbar|en stock|disponible|disponibile|op voorraad|vorrätig"
OUT_OF_STOCK = "out of stock|sold out|outofstock|soldout|discontinued|unavailable|not available|currently unavailable|nicht auf lager|ausverkauft|nicht verfügbar|nicht lieferbar|vergriffen|rupture de stock|épuisé|indisponible|agotado|sin stock|no disponible|esaurito|non disponibile|uitverkocht|niet op voorraad"
