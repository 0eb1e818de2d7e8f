"""Words that mean the same on pages and in the names of properties, in some of the languages of the web.

`CONCEPTS` has a line for each meaning: the first word stands for it. Words are compared after `words.stem`.
"""

from __future__ import annotations

CONCEPTS = """
brutto gross lordo bruto brut
home homes
detail details
home homes
sale sales
card cards
case cases
change changes changed
late later
port ports
plate plates
range ranges
mark marks
head heads
settings
weekly wöchentlich wochen-std hebdomadaire semanal settimanale
price cost preis kosten prix coût cout precio coste costo prezzo prijs fare pris cena preço preco 価格 販売価格 値段 料金 hinta fiyat цена 价格 售价 가격 受講料 参加費 入場料 tarif
amount amt betrag montant importe importo bedrag belopp kwota beløb beløp valor 金額 quantia montante částka summa tutar сумма 金额 금액
total celková celkem całkowita sum gesamt gesamtbetrag summe gesamtsumme totaal totale gesamtpreis totalt razem łącznie 合計 合計金額 celkem yhteensä toplam итого 总计 合计 합계 총액
subtotal zwischensumme sous-total subtotaal subtotale podsuma delsumma 小計 mezisoučet välisumma aratoplam 小计 소계
name név nume nombre nom nome naam fullname namn navn nazwa 名前 氏名 商品名 名称 název jméno nimi adı isim имя название 姓名 이름 상품명
firstname vorname prénom prenom voornaam givenname forename imię förnamn fornavn nomepróprio etunimi křestní
lastname nachname surname familyname achternaam apellido cognome nazwisko efternamn etternavn sobrenome příjmení sukunimi soyadı efternavn фамилия
title titel titre título titulo titolo headline heading überschrift tytuł titul otsikko başlık tittel заголовок 标题 제목
company firma unternehmen entreprise société empresa azienda società bedrijf organization organisation organisatie organización organizzazione organização organisasjon organizacja organizace organisaatio företag spółka 会社名 会社 společnost yritys şirket компания 公司 회사 virksomhed bedrift
employer arbeitgeber employeur empleador werkgever hiringorganization pracodawca arbetsgivare
email mail courriel correo emailaddress emailadresse epost メール メールアドレス sähköposti eposta почта 邮箱 电子邮件 이메일
phone telephone tel telefon téléphone teléfono telefono telefoon phonenumber telephonenumber telefonnummer telefone 電話 電話番号 puhelin телефон 电话 전화 전화번호
mobile mobil handy handynummer cell cellphone móvil movil cellulare mobiel mobiltelefon cellphonenumber
fax telefax
username login user benutzername utilisateur usuario utente gebruikersnaam userid
address cím adresă adresse dirección direccion indirizzo adres anschrift streetaddress adress endereço morada 住所 所在地 adresa osoite адрес 地址 주소
street strasse straße rue calle via straat ulica gata rua ulice katu sokak улица gade
city town ort stadt ville ciudad città citta stad plaats locality addresslocality miasto cidade kota 市区町村 localidade město kaupunki şehir город 城市 도시
postalcode zip zipcode postcode plz postleitzahl codepostal cap cp códigopostal postnummer 郵便番号 psč postinumero postakodu индекс 邮编 우편번호 postnr
country land pays país pais paese addresscountry kraj 国 země maa ülke страна 国家 국가
region state bundesland région región regione provincie province addressregion województwo
date 年月日 datum fecha data dato 日付 日時 tarih päivämäärä päiväys дата 日期 날짜
time tiempo temps tempo tiempos zeit uhrzeit heure hora ora tijd czas godzina tid klockslag 時間 時刻 čas aika saat kello время 时间 시간 klokkeslæt klokkeslett
start when wann quand cuándo wanneer kiedy när begin beginn début debut inicio inizio anfang startdatum początek rozpoczęcie comienzo comença startar börjar 開始 início začátek alkaa başlangıç начало 开始 시작 begyndelse
end ende fin fine einde finish koniec zakończenie slut slutt 終了 término konec päättyy bitiş конец 结束 종료 slutter
publish release released 発売日 published veröffentlicht publié publie publicado pubblicato gepubliceerd erschienen published_time publicationdate posted publicación opublikowano publicerad publiceret publisert pubblicazione 発売 発行 公開 wydania vydáno zveřejněno julkaistu yayınlandı опубликовано 发布 出版 출시 udgivet utgitt publikacji publicação
update frissítve frissitve actualizat updated modified aktualisiert modifié actualizado aggiornato bijgewerkt modified_time datemodified changed uppdaterad zaktualizowano aktualizacja opdateret oppdatert actualización 更新 aktualizováno päivitetty güncellendi обновлено 수정
create created erstellt créé creado creato
author autor auteur autore verfasser writer byline författare forfatter 著者 作者 auteurs kirjoittaja tekijä yazar автор 저자 skrevet
duration dauer durée duree duración duracion durata duur length runtime runningtime timerequired varaktighet czastrwania varighet 所要時間 期間 duração délka trvání kesto süre длительность 时长 소요시간 varighed længde
quantity qty menge anzahl quantité quantite cantidad quantità hoeveelheid aantal antal ilość antall quantidade 数量 個数 qtd qtde qt množství počet määrä adet miktar количество 수량
number nummer numéro numero número no nr num nº numer 番号 číslo numara номер 编号 번호
id identifier kennung identifiant
article artikel artículo articolo artikelnr itemno
weight gewicht poids peso vikt waga vægt vekt 重量 重さ hmotnost váha paino ağırlık вес 무게
height höhe hauteur altura altezza hoogte höjd wysokość højde høyde 高さ 身長 výška korkeus yükseklik высота 高度 높이
width breite largeur anchura larghezza breedte bredd szerokość 幅 šířka leveys genişlik ширина 宽度 너비 bredde
depth tiefe profondeur profundidad profondità diepte djup głębokość 奥行 奥行き
size größe grösse taille tamaño dimensione grootte maat storlek rozmiar størrelse サイズ 寸法 velikost koko boyut beden размер 尺寸 크기 talla tallas taglia pointure maat サイズ
color colour farbe couleur colore kleur färg kolor farve farge cor colori カラー 色 barva väri renk цвет 颜色 색상
material materiau matériau materiale materiaal materiał 素材 材質 materiál materiaali malzeme материал 材质 소재
old previous former original regular was rrp uvp früher statt ancien antiguo
night nacht nuit noche notte noc natt noite
cuisine cozinha cocina
remote zdalna zdalnie télétravail remoto fernarbeit homeoffice distans
type typ tipo rodzaj soort tyyppi druh tür
per pro par por
terrace terrasse terraza terrazza esplanada taras terras
unit unitario unitaire unitaria unitário einzel jednostkowa styck eenheid stuk 単価
discount off rabatt remise descuento sconto korting savings
brand marke marque marca merk manufacturer hersteller fabricant fabricante produttore märke marka producent メーカー 製造元 ブランド značka výrobce merkki valmistaja üretici бренд производитель 品牌 브랜드 제조사 mærke merke
model modell modèle modelo modello 型番 型式 品番 malli модель 型号 모델
condition zustand état estado stato staat itemcondition skick stan 状態 stav kunto durum состояние 成色 tilstand
status statut
state zustand
warranty garantie garantía garanzia guarantee garanti gwarancja 保証 保証期間 garantia záruka takuu гарантия 保修 보증
description desc beschreibung descripción descrizione omschrijving beschrijving summary opis beskrivning beskrivelse descrição 説明 商品説明 popis kuvaus açıklama описание 描述 설명
category kategorie catégorie categoría categoria categorie section seção secção sección sezione sectie sektion sekcja sekce rubrik kategoria kategori カテゴリ カテゴリー luokka категория 分类 카테고리
rating bewertung note valoración valutazione beoordeling stars star ratingvalue score betyg ocena stelle étoiles estrellas sterren gwiazdki stjärnor sterne 評価 avaliação hodnocení arvosana arvio puan рейтинг 评分 평점 vurdering bedømmelse
review bewertungen rezension avis reseña recensione reviewcount ratingcount recensioner recenzje opinie recensioni レビュー クチコミ avaliações recenze arvostelut yorum yorumlar отзывы 评论 리뷰 anmeldelser
comment kommentar commentaire comentario commento reactie
image picture photo bild foto imagen immagine afbeelding thumbnail zdjęcie
url link href website webseite homepage site
language sprache langue idioma lingua taal språk język sprog jazyk kieli dil язык 语言 언어
currency währung devise moneda valuta pricecurrency waluta měna valuutta 币种 통화
vat mwst ust tva iva btw tax moms dph alv kdv ндс mva
shipping versand livraison envío spedizione verzending postage frakt wysyłka dostawa fragt 送料 envio portes doprava poštovné toimituskulut kargo доставка 运费 배송비 forsendelse
delivery bezorg lieferung entrega consegna levering bezorging leverans liefer leverantie 配送 お届け doručení toimitus teslimat 배송
available availability stock lager verfügbar lieferbar disponible disponibile beschikbaar tillgänglig dostępny dostępność lagerstatus 在庫 disponibilidade disponibilité dostupnost skladem saatavuus varastossa stok наличие 库存 재고 tilgængelig tilgjengelig
stay-in einchecken checkin
stay-out auschecken checkout
departure departs abfahrt départ depart salida partenza vertrek abflug avgång odjazd odlot odjezd odlet lähtö kalkış отправление 出发 출발 afgang avgang
arrival arrive ankunft arrivée arrivee llegada arrivo aankomst ankomst przyjazd przylot příjezd přílet saapuu varış прибытие 到达 도착
platform gleis voie andén binario spoor spår peron nástupiště kolej laituri 站台 spor
venue where wo où dónde dove waar gdzie var location veranstaltungsort lieu lugar luogo locatie miejsce plats sted obiekt 会場 local místo paikka mekan место 地点 장소 spillested lokalizacja localização localización sijainti umístění
organizer organiser veranstalter organisateur organizador organizzatore organizator arrangör organizzazione pořadatel järjestäjä düzenleyen организатор 主办方 주최 arrangør
teacher taught lehrer professeur profesor insegnante docent instructor dozent lärare nauczyciel učitel opettaja öğretmen преподаватель 教师 강사 lærer underviser
serving portion portionen personen servings yield recipeyield raciones porzioni porcje portioner doses porce annosta porsiyon порции personer
ingredient zutat zutaten ingrédient ingrediente recipeingredient składnik ingrediens ingredience suroviny ainekset malzemeler ингредиенты 原料 재료 ingredienser
step instruction direction method zubereitung étape paso passaggio stap recipeinstruction postup valmistus hazırlanışı steg fremgangsmåde framgangsmåte työvaiheet
preparation prep vorbereitung préparation preparación preptime przygotowanie tillagning förberedelse příprava valmistelu hazırlık forberedelse
cook cooking kochen garzeit kochzeit cuisson cocción cottura cooktime
calorie kalorien kalorier kcal
room gabinete zimmer pièce piece habitación stanza kamer camere camera pokój pokoje rum habitaciones quarto 部屋 pièces pokoi salas pokoj místnost huone oda комната 房间 방 værelse værelser rom
bedroom schlafzimmer chambre dormitorio makuuhuone ložnice soverom soveværelse sovrum
bathroom badezimmer bad salle-de-bain baño bagno badkamer kylpyhuone koupelna banyo baderom badeværelse badrum
area fläche wohnfläche surface superficie oppervlakte powierzchnia yta 面積 superfície plocha alan площадь 面积 면적 areal
rent miete loyer alquiler affitto huur hyra czynsz 家賃 賃料 nájem vuokra kira аренда 租金 월세 husleje leie
owner inhaber propriétaire propietario
holder inhaber
birthdate dateofbirth born birthday geburtsdatum datedenaissance fechadenacimiento
salary gehalt salaire salario stipendio salaris basesalary lön wynagrodzenie 給与 年収 plat mzda palkka maaş зарплата 薪资 급여 lønn løn
skill kenntnisse compétence habilidad
genre žánr lajityyppi tür жанр 类型 장르 gatunek género genere
director directed regie regisseur režie režisér ohjaaja yönetmen режиссер 导演 감독 instruktør regissør regi reżyseria
rank position pos platz rang
win won
loss lost lose
draw drawn
point pts punkte
tag keyword schlagwort
due fällig échéance vervaldatum verval scadenza vencimiento zahlbar płatności förfallodatum splatnost eräpäivä vade forfaldsdato forfallsdato forfald
balance saldo solde zůstatek bakiye баланс 余额 잔액
assignee assigned
opening öffnungszeiten
wifi wlan
parking parkplatz parcheggio parkeerplaats estacionamiento
pet haustier animali mascotas animaux huisdieren zwierzęta husdjur
allowed accepts admite admiten accepte accetta akceptuje przyjmuje erlaubt ammessi ammesso autorisé permitido permitidos permitida toegestaan dozwolone tillåtna admitted permitted
included inbegriffen inklusive inclus incluido incluso inbegrepen ingår wliczone
free gratis kostenlos gratuit
minimum min minvalue minimalny minimalna mindest
maximum max maxvalue maksymalny
invoice rechnung factuur facture factura fattura faktura fatura 請求書 invoices lasku счет 发票 청구서
customer client kunde kunden klant cliente klient kund buyer käufer acheteur comprador acquirente koper お客様 zákazník asiakas müşteri клиент 客户 고객
supplier vendor lieferant leverancier fournisseur proveedor fornitore dostawca leverantör dodavatel toimittaja tedarikçi поставщик 供应商 공급업체 leverandør
order bestellung bestell commande pedido ordine bestelling zamówienie beställning auftrag encomenda 注文 objednávka tilaus sipariş заказ 订单 주문 ordre bestilling
payment zahlung paiement pago pagamento betaling płatność betalning bezahlung platba maksu ödeme оплата 支付 결제
age alter wiek ålder leeftijd edad età âge 年齢 věk ikä yaş возраст 年龄 나이 alder
ticket admission eintritt eintrittskarte vstupné inträde biletu biletów billet bilet biljett biglietto entrada kaart karte bilety lístek vstupenka lippu билет 票价 티켓
temperature temp temperatur température temperatura temperatuur teplota lämpötila sıcaklık температура 温度 기온
humidity luftfeuchtigkeit luftfuktighet humidité humedad umidità vochtigheid luchtvochtigheid wilgotność humidade vlhkost kosteus влажность 湿度 습도 luftfugtighed
wind vind viento vent vento wiatr vítr tuuli rüzgar ветер 风速 바람
speed geschwindigkeit vitesse velocidad velocità snelheid hastighet prędkość rychlost nopeus hız скорость hastighed
pressure luftdruck luftdruk lufttryck pression presión pressione ciśnienie pressão tlak ilmanpaine basınç давление 气压 기압 lufttryk lufttrykk
precipitation niederschlag nederbörd précipitation précipitations precipitación precipitazioni neerslag opady precipitação srážky sademäärä yağış осадки 降水 강수 nedbør
sunrise sonnenaufgang soluppgång zonsopgang amanecer alba wschód auringonnousu gündoğumu восход 日出 일출 solopgang soloppgang
sunset sonnenuntergang solnedgång zonsondergang atardecer tramonto zachód auringonlasku günbatımı закат 日落 일몰 solnedgang
feels gefühlt ressenti känns percepita sensación gevoelstemperatuur odczuwalna
difficulty schwierigkeit schwierigkeitsgrad dificultad difficulté difficoltà moeilijkheid trudność svårighetsgrad dificuldade obtížnost vaikeus zorluk сложность 难度 난이도 sværhedsgrad vanskelighetsgrad
easy einfach leicht fácil facile gemakkelijk makkelijk łatwy lätt enkel simple snadné snadná helppo kolay легко lett
hard schwer schwierig difícil difficile moeilijk trudny svår difficult těžké obtížné vaikea zor сложно
medium mittel media medio moyen gemiddeld średni medel moderate average mean moyen moyenne mittlere durchschnitt durchschnittlich medio media médio média genomsnitt gennemsnit snitt
power leistung puissance potencia potenza vermogen moc effekt potência
voltage spannung tension tensión tensione spanning napięcie spänning
pool schwimmbad swimmingpool piscina piscine zwembad basen
breakfast frühstück desayuno colazione ontbijt śniadanie frukost cafédamanhã
soldout ausverkauft agotado esaurito uitverkocht wyprzedane utsåld slutsåld épuisé complet esgotado
gender geschlecht sexe sexo sesso geslacht płeć kön pohlaví sukupuoli cinsiyet пол 性别 성별 køn kjønn
education bildung formation formación formazione opleiding wykształcenie utbildning
from dalle dal desde vanaf
until till through entro hasta tot
floor planta etage étage piano verdieping piętro våning stockwerk andar 階 patro podlaží kerros kat этаж 楼层 층 etasje
year jahr année año anno jaar rok ano vuosi yıl год 年份 연도 år
kitchen küche cuisine cocina cucina keuken kuchnia kök
garden garten jardin jardín giardino tuin ogród trädgård
publisher verlag éditeur editorial editore uitgever wydawca wydawnictwo förlag editora nakladatelství vydavatel kustantaja yayınevi издательство 出版社 출판사 forlag
reference ref referenz référence referencia riferimento referentie referens
deadline bewerbungsschluss frist termin sistaansökningsdag
note hinweis remarque nota opmerking uwaga anmärkning poznámka huomautus huom not примечание 备注 비고 bemærkning merknad
tax tassa steuer taxe impuesto imposto imposta podatek skatt 税
product produkt produit producto prodotto produto 商品 製品 artigo
capacity kapazität capacité capacidad capacità capaciteit pojemność kapacitet 容量 fassungsvermögen inhalt
day dag jour día giorno dia dzień 曜日 weekday wochentag den päivä gün день 星期 요일
open nyitva nyitás deschis opens opent öffnet offen ouvre ouverture abre apertura apre otwarte öppnar geöffnet otevřeno avoinna açılış открыто 营业 åbner åpner åbningstider åpningstider öppettider horario orari horaires
close zárás zárva închis closes sluit schließt ferme fermeture cierra cierre chiude chiusura stänger geschlossen zavírá sulkeutuu kapanış lukker stenger
train zug treno trein tren comboio pociąg tåg vlak juna поезд 车次 기차 tog
station bahnhof gare stazione estación estação stacja haltestelle nádraží stanice asema istasyon станция 车站 역
destination ziel destinazione destino bestemming cel destinationsort reiseziel cíl määränpää 目的地 목적지
origin herkunft origine origen
flight flug vol vuelo volo vlucht voo flyg lento uçuş рейс 航班 항공편 fly
seat sitz sitzplatz siège asiento posto stoel miejsce-siedzące lugares sedadlo koltuk 座位 좌석 sæde sete plads
passenger passagier passager pasajero passeggero passageiro pasażer fahrgast cestující matkustaja yolcu пассажир 乘客 승객 passasjer
booking buchung réservation reserva prenotazione boeking rezerwacja bokning reservation rezervace varaus rezervasyon бронирование 预订 예약 bestillingsnummer
receipt quittung beleg reçu recibo ricevuta kwitancja paragon kvitto kassenbon
method mode methode méthode modalidad metodo métodos forma
elevator lift aufzug fahrstuhl ascenseur ascensor ascensore winda hiss elevador výtah hissi asansör лифт 电梯 엘리베이터 heis
furnished möbliert meublé amueblado arredato gemeubileerd umeblowane möblerad mobilado vybavený kalustettu eşyalı møbleret møblert
balcony balkon balcon balcón balcone varanda balkong
deposit kaution caution fianza cauzione borg kaucja kauce vuokravakuus depozito залог 押金 보증금 depositum
mileage kilometerstand kilométrage kilometraje chilometraggio kilometerstand przebieg miltal quilometragem odometer najeto kilometrimäärä kilometre пробег 里程 주행거리 kilometertal
fuel kraftstoff treibstoff carburant combustible carburante brandstof paliwo bränsle combustível palivo polttoaine yakıt топливо 燃料 연료 brændstof drivstoff
petrol benzin essence gasolina benzina benzine benzyna bensin gasoline
electric elektro électrique eléctrico elettrico elektrisch elektryczny
transmission getriebe boîte cambio versnellingsbak skrzynia växellåda câmbio gearbox převodovka vaihteisto vites коробка 变速箱 변속기 gearkasse girkasse
automatic automatik automatique automático automatico automaat automatyczna automat
manual schaltgetriebe manuelle manuale handgeschakeld manualna manuell
door türen puertas porte deuren drzwi dörrar portas
engine motor moteur motore silnik
seller sold verkäufer vendeur vendedor venditore verkoper sprzedawca säljare
consumption verbrauch consommation consumo verbruik zużycie förbrukning
energy energetická energetyczna energetica enerji energie énergie energía energia
class klasse classe clase klasa klass třída sınıf
department abteilung département departamento reparto afdeling dział avdelning oddělení osasto bölüm отдел 部门 부서 avdeling
manager leiter responsable gerente kierownik chef
doctor arzt ärztin médecin médico medico arts lekarz läkare physician lékař lääkäri doktor врач 医生 의사 læge lege
school schule école escuela scuola szkoła skola escola
course kurs cours curso corso cursus
team mannschaft équipe equipo squadra zespół lag equipe tým joukkue takım команда 球队 팀
player spieler joueur jugador giocatore speler zawodnik spelare jogador
goal tore buts goles gol doelpunten bramki mål gols
season saison stagione temporada seizoen sezon säsong
population einwohner población popolazione inwoners ludność invånare população
capital hauptstadt capitale hoofdstad stolica huvudstad
page seiten pages páginas pagine stron sidor ページ strany stran sivut sivumäärä sayfa страниц 页数 쪽수 sider
chapter kapitel chapitre capítulo capitolo
file datei fichier archivo bestand plik fil ficheiro
version 版 versión versione wersja versão
memory ram arbeitsspeicher mémoire memoria geheugen pamięć minne memória
storage speicher speicherplatz stockage almacenamiento archiviazione opslag lagring armazenamento
screen bildschirm écran pantalla schermo scherm ekran skärm tela display
resolution auflösung résolution resolución risoluzione resolutie rozdzielczość upplösning
priority priorität priorité prioridad priorità prioriteit priorytet prioritet prioridade
role rolle rôle rol ruolo rola roll função
contract employment anstellung beschäftigung emploi empleo impiego dienstverband zatrudnienie anställning vertrag contrat contrato contratto umowa avtal umowy
license lizenz licence licencia licenza licentie licencja licens licença ライセンス
insurance versicherung assurance seguro assicurazione verzekering ubezpieczenie försäkring
member mitglied membre miembro membro lid członek medlem
visitor besucher visiteur visitante visitatore bezoeker
message msg nachricht mensaje messaggio bericht wiadomość meddelande mensagem
question frage pregunta domanda vraag pytanie fråga pergunta
answer antwort réponse respuesta risposta antwoord odpowiedź svar resposta
result ergebnis résultat resultado risultato uitslag wynik resultat
speaker referent intervenant ponente relatore spreker prelegent talare palestrante
fee gebühr frais tarifa tariffa opłata avgift taxa
married verheiratet marié casado sposato getrouwd żonaty
male männlich homme masculin hombre masculino maschio maschile man mężczyzna
female weiblich femme féminin mujer femenino femmina femminile vrouw kobieta kvinna
paid bezahlt payé pagado pagato betaald opłacone betald
fulltime vollzeit tempsplein jornadacompleta voltijd heltid
parttime teilzeit tempspartiel mediajornada deeltijd deltid
postal mailing postadresse correspondence briefadresse
cinema kino cinéma cine bioscoop biograf bio elokuvateatteri mozi
person persoon persona personne pessoa osoba henkilö személy
workplace standplaats arbeitsort einsatzort dienstort lieu-de-travail puesto-lugar
reduced ermäßigt réduit reducida reducido ridotto ridotta gereduceerd reduzida nedsatt ulgowy ulgowa snížené zlevněné alennettu concession concessions concessionary
general allgemein général générale generale algemeen geral ogólny ogólna obecný yleinen allmän
last letzte letzter letztes dernier dernière última último ultima ultimo laatste sista ostatni ostatnia poslední viimeinen sidste siste
next nächste nächster nächstes prochain prochaine próxima próximo prossimo prossima volgende nästa następny następna příští další seuraava næste neste upcoming
accessible accesible barrierefrei accessibile toegankelijk acessível esteetön bezbariérový
wheelchair rollstuhl rolstoel rullstol rullestol kørestol pyörätuoli vozík
children kinder enfants niños bambini kinderen crianças barn børn dzieci děti lapset child kind enfant niño bambino criança dziecko dítě lapsi kid kids
adult erwachsene erwachsener adultes adultos adulti volwassenen vuxen vuxna voksen voksne dorosły dorośli dospělý dospělí aikuinen aikuiset adulte adulto volwassene
student studierende étudiant étudiants estudiante estudiantes studente studenti studenten estudantes studerande studerende student opiskelija
senior seniors rentner senioren pensionistas pensionati seniorzy senioři eläkeläinen
group gruppe gruppen groupe grupo gruppo groep grupp grupa skupina ryhmä
guide führung guía guida gids guia przewodnik průvodce opas
language sprache
holiday feiertag feiertage vacances férié festivo festivi feestdag feriado helgdag święto svátek pyhä
monday lundi lunes
appointment termin rendez-vous cita appuntamento afspraak consulta tid wizyta schůzka
office büro bureau oficina ufficio kantoor escritório kontor biuro kancelář toimisto
authority behörde autorité autoridad autorità overheid autoridade myndighet urząd úřad viranomainen
municipality gemeinde commune municipio comune gemeente município kommun kommune gmina obec kunta
district bezirk kreis quartier distrito distretto wijk bairro stadsdel dzielnica okres kaupunginosa
court gericht tribunal juzgado tribunale rechtbank domstol sąd soud tuomioistuin
judge richter richterin juge juez giudice rechter juiz domare dommer sędzia soudce tuomari
lawyer anwalt anwältin avocat abogado avvocato advocaat advogado advokat adwokat advokát asianajaja
decision entscheidung beschluss décision decisión decisione besluit decisão beslut decyzja rozhodnutí päätös
applicant antragsteller bewerber demandeur solicitante richiedente aanvrager requerente sökande ansøger wnioskodawca žadatel hakija
application antrag demande solicitud domanda aanvraag ansökan ansøgning søknad wniosek žádost hakemus
purpose zweck objet finalidad scopo doel finalidade ändamål formål cel-użycia účel tarkoitus
approved genehmigt approuvé aprobado approvato goedgekeurd aprovado godkänd godkendt godkjent zatwierdzony schválený hyväksytty
rejected abgelehnt refusé rechazado rifiutato afgewezen rejeitado avslagen afvist avvist odrzucony zamítnutý hylätty
cancelled abgesagt storniert annulé cancelado annullato geannuleerd inställd aflyst avlyst odwołany zrušeno peruttu canceled
confirmed bestätigt confirmé confirmado confermato bevestigd bekräftad bekræftet bekreftet potwierdzony potvrzeno vahvistettu
completed abgeschlossen erledigt terminé completado completato voltooid concluído slutförd afsluttet fullført zakończony dokončeno valmis finished done
pending ausstehend en-attente pendiente in-attesa pendente väntande afventer oczekujący čeká odottaa
active aktiv actif activo attivo actief ativo aktywny aktivní aktiivinen
expires gültig-bis expire caduca scade verloopt expira upphör udløber utløper wygasa vyprší vanhenee expiry expiration ablaufdatum expiración scadenza-il vervaldag
valid gültig valable valide válido válida valido valida geldig giltig gyldig ważny ważne platný platí voimassa
signed unterzeichnet signé firmado firmato ondertekend assinado undertecknad underskrevet podpisany podepsáno allekirjoitettu
registered registriert eingetragen enregistré inscrit registrado registrato geregistreerd registrerad registreret zarejestrowany registrováno rekisteröity
registration registrierung anmeldung inscription registro iscrizione inschrijving inscrição registrering rejestracja registrace rekisteröinti
founded gegründet fondé fondée fundado fundada fondato fondata opgericht grundad grundlagt stiftet założony založeno perustettu established
employee employees mitarbeiter beschäftigte employés salariés empleados dipendenti werknemers medewerkers funcionários anställda medarbejdere ansatte pracownicy zaměstnanci työntekijät staff
revenue umsatz chiffre-d'affaires ingresos fatturato omzet receita omsättning omsætning omsetning przychody tržby liikevaihto turnover
profit gewinn bénéfice beneficio utile winst lucro vinst overskud overskudd zysk zisk voitto
industry branche secteur sector settore setor bransch branża odvětví toimiala
chairman vorsitzender président presidente voorzitter ordförande formand styreleder prezes předseda puheenjohtaja chair chairperson
bank banque banco banca pankki
account konto compte cuenta conto rekening conta účet tili
card karte-nr carte tarjeta carta kaart cartão kort kortti
interest zins zinsen zinssatz intérêt interés interesse rente juros ränta oprocentowanie úrok korko
loan kredit darlehen prêt préstamo prestito lening empréstimo lån pożyczka půjčka laina
term laufzeit plazo durata-contratto looptijd prazo löptid løbetid løpetid okres-umowy doba splatnost-úvěru kesto-laina
meter zähler compteur contador contatore teller mätare måler licznik měřič mittari
reading zählerstand relevé lectura lettura meterstand leitura mätarställning målerstand odczyt odečet lukema
usage nutzung utilisation uso utilizzo gebruik användning brug bruk zużycie-całkowite využití käyttö
trail wanderweg sentier sendero sentiero wandelroute trilho vandringsled vandrerute szlak stezka polku hike
distance distanza entfernung strecke distancia distanza afstand distância sträcka avstånd afstand avstand dystans odległość vzdálenost matka
ascent aufstieg anstieg dénivelé desnivel ascenso dislivello salita stijging desnível stigning podejście stoupání nousu climb elevation
descent abstieg descente descenso discesa daling descida nedstigning zejście klesání lasku
depth tiefe
surface belag revêtement
summit gipfel sommet cumbre cima vetta top topp szczyt vrchol huippu peak
breed rasse race raza razza ras raça ras-psa plemeno rotu
species art espèce especie specie soort-dier espécie gatunek-zwierząt druh-zvířete laji
habitat lebensraum hábitat hábitats leefgebied siedlisko biotop elinympäristö
origin herkunft
vintage jahrgang millésime añada annata oogstjaar colheita årgång årgang rocznik ročník vuosikerta
grape rebsorte cépage uva vitigno druif casta druva drue szczep odrůda rypäle grapes variety
alcohol alkohol alcool alcol álcool alkoholi abv
producer winzer producteur productor produttore producent-wina
taste geschmack goût sabor gusto smaak smak smag chuť maku
allergen allergene allergènes alérgenos allergeni allergenen allergeny alergeny allergeenit allergens
fat fett matières-grasses grasas grassi vet gordura tłuszcz tuky rasva
protein eiweiß protéines proteínas proteine eiwit białko bílkoviny proteiini
sugar zucker sucres azúcares zuccheri suikers açúcares socker sukker cukier cukry sokeri
agency agentur agence agencia agenzia makelaar agência byrå agencja
contact kontakt contacto contatto contato
month monat mois mes mese maand månad miesiąc mês monatlich mensuel mensual mensile maandelijks
policy polis police póliza polizza apólice polisa versicherungsschein
premium premie prämie prime prima prêmio składka
licenceplate kenteken kennzeichen immatriculation matrícula targa numberplate rekisterinumero
excess selbstbeteiligung selbstbehalt franchise franquicia franchigia eigenrisico självrisk deductible
service servizio servizi servicio servicios serviço serviços tjänster usługi diensten leistungen dienstleistungen
sea mare mar meer zee mer hav havet morze beach
sameas
salt salz sel sal zout sól sůl suola
line linie ligne línea linea lijn linha linje linia linka linja
stop haltestelle-name arrêt parada fermata halte paragem hållplats stoppested przystanek zastávka pysäkki
delay verspätung retard retraso ritardo vertraging atraso försening forsinkelse opóźnienie zpoždění myöhässä
gate flugsteig puerta gate porte-embarquement
track gleis-nr
ship schiff navire barco nave schip navio fartyg skib skip statek loď laiva vessel
captain kapitän capitaine capitán capitano kapitein capitão kapten kaptajn kapitan kapitán kapteeni
length länge longueur longitud lunghezza lengte comprimento längd længde lengde długość délka pituus
frame rahmen cadre cuadro telaio quadro ram stel ramme rama rám runko
gear gänge gang vitesses marchas velocità versnellingen växlar biegi převody vaihteet gears
brake bremse bremsen freins frenos freni remmen travões bromsar bremser hamulce brzdy jarrut brakes
tyre reifen pneu pneus neumáticos pneumatici banden däck dæk dekk opony pneumatiky renkaat tire tires tyres
battery akku batterie batería batteria accu bateria batteri akumulator akku-tyyppi
range reichweite autonomie autonomía autonomia bereik räckvidd rækkevidde rekkevidde zasięg dojezd toimintamatka
lot los-nr lote lotto kavel objekt-nr
bid gebot enchère puja offerta-asta bod lance bud oferta-aukcja příhoz tarjous-huuto
estimate schätzpreis schätzung estimation estimación stima schatting estimativa uppskattning vurdering-pris szacunek odhad arvio-hinta estimated
artist künstler künstlerin artiste artista kunstenaar konstnär kunstner artysta umělec taiteilija
medium-art technik technique técnica tecnica techniek teknik teknikk technika tekniikka
edition auflage ausgabe édition edición edizione editie oplage edição upplaga oplag wydanie vydání painos
translator übersetzer traducteur traductor traduttore vertaler tradutor översättare oversætter tłumacz překladatel kääntäjä
series reihe serie série sarja seria show programme
episode folge épisode episodio aflevering episódio avsnitt afsnit odcinek díl jakso
host moderator moderatorin animateur presentador conduttore presentator apresentador programledare vært programleder prowadzący moderátor juontaja
guest gast gäste invité invités invitado invitados ospite ospiti gäst gäster gæst gjest gość goście host-osoba vieras
cast besetzung distribution reparto rolverdeling elenco rollista medvirkende obsada obsazení näyttelijät
composer komponist compositeur compositor compositore componist kompositör kompozytor skladatel säveltäjä
conductor dirigent chef-d'orchestre director-orquesta direttore kapellimestari
stage bühne scène escenario palco palcoscenico podium scen scene jeviště lava
hall saal salle sala zaal sal sali
row reihe-nr rang-platz fila rij rad rząd řada rivi
coach trainer entraîneur entrenador allenatore tränare træner trener trenér valmentaja
referee schiedsrichter arbitre árbitro arbitro scheidsrechter domare-match dommer-kamp sędzia-meczu rozhodčí erotuomari
attendance zuschauer spectateurs asistencia espectadores spettatori toeschouwers assistência publik tilskuere widzów diváci yleisö spectators
stadium stadion stade estadio stadio estádio
league liga ligue lega competitie-naam ligaen sarja-taso
match spiel match-nr partido partita wedstrijd jogo kamp mecz zápas ottelu fixture
score ergebnis-stand marcador punteggio uitslag-stand placar ställning stilling
record rekord-nr récord primato
magnitude magnitud magnitude-wert
epicentre epizentrum épicentre epicentro epicenter
tide gezeiten marée marea getij maré tidvatten tidevand
high hoch haut alta alto hoog
low niedrig tief bas baja bajo laag
water wasser eau agua acqua água vatten vand vann woda voda vesi
snow schnee neige nieve neve sneeuw snö sne snø śnieg sníh lumi
lift lifte remontées remontes impianti skilift liftar lifter wyciąg vlek hissit lifts
slope piste pisten pistes pistas piste-km pister stok sjezdovka rinne slopes
mayor bürgermeister maire alcalde sindaco burgemeester borgmästare borgmester ordfører burmistrz starosta pormestari
candidate kandidat candidat candidato kandidaat ehdokas
party partei parti partido partito partij parti-namn puolue strana-volby
vote stimmen voix votos voti stemmen röster stemmer głosy hlasy äänet votes
turnout wahlbeteiligung participation participación affluenza opkomst valdeltagande valgdeltagelse frekwencja účast äänestysprosentti
degree abschluss diplôme titulación laurea diploma examen
semester semestre trimestre
credit ects kreditpunkte créditos crediti studiepunten poäng credits
lecture vorlesung cours-magistral clase lezione hoorcollege föreläsning forelæsning wykład přednáška luento
exam prüfung examen-fecha esame tentamen exame tenta eksamen egzamin zkouška koe
grade note-examen calificación voto cijfer betyg-kurs karakter ocena-kurs známka arvosana-kurssi
dose dosis dosierung posologie dosi dosering dosagem dawka dávka annos-lääke dosage
symptom symptome symptômes síntomas sintomi symptomen sintomas objawy příznaky oireet
patient utente patiente paciente paziente patiënt pacjent pacient potilas
diagnosis diagnose diagnostic diagnóstico diagnosi diagnoza diagnóza diagnoosi
pharmacy apotheke pharmacie farmacia apotheek farmácia apotek apteka lékárna apteekki
prescription rezept ordonnance receta ricetta-medica recept receita recepta resepti
risk risiko risque riesgo rischio risico ryzyko risco riski riziko リスク 风险
fund fonds fondo fundusz fond fundo rahasto фонд
specialty speciality fachrichtung fachgebiet spécialité especialidad especialidade specialità specialisme specjalność specialitet erikoisala uzmanlık специальность 専門 专业
allergy allergies allergie allergien alergia alergias allergia allergieën alergie alergi allergi allergiat alerji аллергия アレルギー 过敏 알레르기
party-size 人数
coupon gutschein voucher クーポン cupón cupom buono bon-réduction kupon kupong
holding position-fund beteiligung
expected estimated erwartet erwartete voraussichtlich voraussichtliche prévu prévue estimé estimée previsto prevista estimado estimada stimato stimata verwacht verwachte geschat przewidywany przewidywana szacowany beräknad beräknat forventet odhadovaný
similar related ähnliche verwandte similaire similaires relacionado relacionados relacionadas similares semelhantes correlati simili vergelijkbare gerelateerd podobne podobné powiązane liknande relaterade lignende relaterede relaterte samankaltaisia benzer ilgili похожие 関連 相关 관련
also auch aussi también também anche ook także också også myös
required needed nodig vereist erforderlich nötig benötigt requis requise nécessaire requerido necesario richiesto necessario wymagany potrzebny krävs obrigatório nutný påkrævet vaaditaan gerekli обязательно 必要
tenant mieter locataire inquilino locatario huurder arrendatário hyresgäst lejer leietaker najemca nájemník vuokralainen
landlord vermieter bailleur arrendador locatore verhuurder senhorio hyresvärd udlejer utleier wynajmujący pronajímatel vuokranantaja
heating heizung chauffage calefacción riscaldamento verwarming aquecimento uppvärmning opvarmning oppvarming ogrzewanie vytápění lämmitys
built baujahr gebaut construit construcción costruito bouwjaar construído byggår byggeår zbudowany postaveno rakennettu construction
renovated renoviert rénové reformado ristrutturato gerenoveerd renovado renoverad renoveret pusset-opp wyremontowany zrekonstruovaný remontoitu
sender absender absenderin expéditeur remitente mittente afzender nadawca avsändare remetente odesílatel lähettäjä gönderen gönderici afsender avsender отправитель 差出人 发件人 寄件人 보내는분
recipient consignee addressee empfänger empfängerin destinataire destinatario ontvanger odbiorca mottagare destinatário příjemce vastaanottaja alıcı modtager mottaker получатель 届け先 收件人 받는분
signature unterschrift firma-autógrafa handtekening podpis namnteckning underskrift assinatura allekirjoitus imza подпись 署名 签名 서명
branch filiale zweigstelle filial sucursal succursale agência pobočka oddział sivukirjasto şube филиал 支店 分行
gallery galerie galería galleria galeria galerij galleri galleria-sali
period epoche époque época epoca periode okres období ajanjakso dönem эпоха 時代 时代 시대
acquired erworben acquis adquirido acquisito verworven nabyto förvärvat erhvervet 受入 取得 入手
accession inventarnummer inventaire inventario inventaris inwentarzowy inventární inventarie 収蔵 所蔵
applicant antragsteller antragstellerin demandeur solicitante richiedente aanvrager wnioskodawca sökande requerente žadatel hakija ansøger søker
requester anfragender anforderer requérant
affiliation zugehörigkeit
airline fluggesellschaft compagnie aerolínea compagnia luchtvaartmaatschappij
brand-name markenname
volume band-nummer jaargang årgång ročník
previousowner vorbesitzer fahrzeughalter halter
operator betreiber exploitant operador operatore exploitant-naam operatör
carrier spediteur transporteur transportista corriere vervoerder przewoźnik transportör dopravce
plot grundstück terrain parcela terreno perceel lote-terreno tomt grund działka pozemek tontti
"""
# A label with one of these words means something else than one without it.
CONTRAST = """
old previous former original regular list rrp was before new first last middle due next net gross tax vat shipping delivery billing minimum maximum user file host
unit discount saved savings save estimated expected planned closed open past upcoming inactive failed cancelled sub per average median mean total without excluding
tomorrow yesterday child adult parent mother father spouse emergency contact alternative secondary work home office private start end departure arrival birth
alt früher bisher netto brutto gelöscht from to return outbound inbound budget original minimum deposit fee used free available change
""".split()
# Words at the end of a name that labels leave out, and the other way round.
GENERIC = "number date time name amount price value count quantity text info information detail description type level status id title on at life capacity".split()
FILLERS = "con mit avec the a an of in for and or is your my current this its our de la le les du des der die das den dem des von vom del el los las il lo gli di da van het een un une una y et und e en o som av och om um alle alla las kl by with le am im zum zur über".split()
VERBS = "needs need wants requires require accepts accept supports support offers offer allows allow has have is are can was were does do should num numberof nof get total_number_of contains include includes including allows".split()
TAIL = "für pour para voor til dla pro per pro par por incl including inkl excl excluding without plus in for of with from since until je all as before after through via".split()
# Kinds of things that pages are about.
THINGS = "product recipe article event hotel job book movie film course item game song post page restaurant property listing package service story photo"
# In headings over what else there is than the page's own subject.
ELSEWHERE = "alternatives similar also recommended suggested sponsored nearby empfohlene"
# Labels of what can be done with a page or a thing, or is about the site.
NOT_WHAT_IS_ASKED = "share print action actions select sort filter search page help menu advertisement cookie tag tags"
# Headings of pages that name no thing.
PAGE_WORDS = """
programm programme program programa programma home welcome overview dashboard detail information info page account profile setting preference order cart basket checkout invoice contact about help
support search result login signin register news blog shop store product list view summary your my error not found oops sorry 404 500 status report
impressum kontakt übersicht einstellungen warenkorb bestellung rechnung konto profil start suche ergebnis ihr ihre mein meine unser unsere seite fehler
accueil panier commande facture compte paramètre recherche résultat votre vos mentions légales nous ajustes configuración pedido factura cuenta carrito buscar tu su inicio
impostazioni ordine fattura carrello cerca risultati il tuo instellingen bestelling factuur winkelwagen zoeken uw mijn afspraak price preis preise service menu application form
track tracking check compare find academic all the a of and to in us me with for compare statement history timetable schedule fleet market issue ticket
""".split()
# Before what there is not: `No milestone`.
NOT = ("no ", "not ", "without ", "kein ", "keine ", "ohne ", "pas de ", "sans ", "sin ", "senza ", "geen ", "zonder ", "non ", "brak ", "bez ", "ingen ", "inga ", "utan ", "uten ", "uden ", "sem ", "nenhum ", "nenhuma ", "aucun ", "aucune ", "nessun ", "nessuna ", "ningún ", "ninguna ", "ei ", "žádný ")  # fmt: skip
NOTHING = """
n/a|na|n.a.|n. a.|-|--|---|–|—|−|?|…|...|.|none|none yet|none given|nil|null|undefined|not available|not specified|not given|not provided|not stated|not set|not applicable|not known|not yet known
unknown|unspecified|no data|no information|no value|no entry|empty|tbd|tba|tbc|to be announced|to be confirmed|to be determined|to be decided|ask us|on request|price on request|call for price|contact us|pending
no one|nobody|nothing|no|none specified|—/—|missing|not found|not disclosed|not listed|unassigned|withheld|redacted|confidential|undisclosed|on application|no rating|not rated|not rated yet|no reviews yet|no ratings yet|unrated|coming soon|see description
k. a.|k.a.|k.A.|keine angabe|keine angaben|keine|keiner|kein|unbekannt|nicht angegeben|nicht verfügbar|nicht bekannt|auf anfrage|entfällt|nicht vorhanden|nicht zutreffend|ohne angabe|noch offen|steht noch nicht fest
non renseigné|non renseignée|non renseignés|non communiqué|non communiquée|non disponible|non précisé|non précisée|inconnu|inconnue|aucun|aucune|sur demande|néant|non défini|nc|n.c.|n/c|à définir|nous consulter|sans objet|pas de données|non spécifié
n/d|n.d.|nd|s/d|no disponible|no especificado|no indicado|sin datos|sin especificar|desconocido|desconocida|ninguno|ninguna|a consultar|consultar|bajo petición|por determinar|no consta|no aplica|a convenir|sin información
non disponibile|non specificato|non indicato|sconosciuto|nessuno|nessuna|su richiesta|da definire|non pervenuto|non applicabile|da concordare
niet beschikbaar|onbekend|niet opgegeven|geen|op aanvraag|n.v.t.|nvt|niet bekend|niet van toepassing|n.n.b.|nog niet bekend|geen opgave
não disponível|não informado|desconhecido|nenhum|sob consulta|a definir|ikke oppgitt|ukjent|ingen|ej angivet|saknas|brak|brak danych|nie podano|nie dotyczy|nieznany|nieznana|ej tillämpligt|inte tillämpligt|ej aktuellt|okänt|okänd|ikke relevant|ikke aktuelt|não aplicável|não se aplica|no procede|neuplatňuje se|nepoužije se|ei koske|nem alkalmazható|uygulanmaz|неприменимо|не применимо|не застосовується|δεν ισχύει|不适用|해당 없음|neuvedeno|není k dispozici|není|žádný|žádné|ei saatavilla|ei tiedossa|ei ilmoitettu|belirtilmemiş|bilinmiyor|yok|нет данных|неизвестно|не указано|暂无|无|未知|不详|待定|없음|미정|미상|未定|不明|要問い合わせ|応相談|なし|無し|該当なし|ikke angivet|ikke tilgængelig|ukendt|på forespørsel|på forespørgsel|efter aftale|oplyses senere|etter avtale|på begäran|na vyžádání|dohodou|na zapytanie|do uzgodnienia|bude upřesněno|pyydä tarjous
"""  # fmt: skip
YES = """
true yes y on checked enabled active available included allowed ✓ ✔ ✅ ☑ ● in-stock
igen van ναι так mevcut 가능 可能 支持 支援 ja jawohl vorhanden verfügbar inklusive erlaubt inbegriffen oui disponible inclus autorisé sí si incluido permitido disponibile incluso sì beschikbaar inbegrepen sim da tak kyllä あり 有 可 はい ano var kyllä evet да 是 有货 예 네
"""
NO = """
false no n off unchecked disabled inactive unavailable excluded forbidden none ✗ ✘ ❌ ✕ × ☐ ○ sold-out
nem nincs όχι нi ні nu 아니요 불가 불가능 不可 不支持 nein keine kein non aucun interdit ninguno nee não ne nie nej nei ei nessuno geen なし 無 不可 いいえ yok ei hayır нет 否 无 아니오 없음 nein
"""
# Whole statements of being there.
IN_STOCK = "in stock|available|instock|onlineonly|limitedavailability|auf lager|lieferbar|sofort lieferbar|verfügbar|en stock|disponible|disponibile|op voorraad|vorrätig|在庫あり|em stock|dostępny|i lager|finns i lager|på lager|skladem|varastossa|stokta|stokta var|в наличии|有货|现货|재고 있음|na stanie|w magazynie|em estoque"
OUT_OF_STOCK = "out of stock|sold out|outofstock|soldout|discontinued|unavailable|not available|currently unavailable|nicht auf lager|ausverkauft|nicht verfügbar|nicht lieferbar|vergriffen|rupture de stock|épuisé|indisponible|agotado|sin stock|no disponible|esaurito|non disponibile|uitverkocht|niet op voorraad|在庫なし|esgotado|niedostępny|slut i lager|ikke på lager|udsolgt|utsolgt|vyprodáno|není skladem|loppuunmyyty|loppu|tükendi|нет в наличии|缺货|售罄|품절|売り切れ|品切れ|utsåld|wyprzedane|brak w magazynie|complet"
# What the names of the first and of the last end of a period begin or end with.
FIRST = "dalle start starts from since begin begins beginn von ab debut du inicio inizio dal dalle desde de van vanaf od fra fran alku alkaa opens open abre opent otwarcie"
LAST = "expires expiry expiration valid-until alle end ends until till to through ende bis fin fine au hasta fim ate einde tot do til slut loppu closes close cierra cierre fecha chiude sluit zamkniecie"
LOWER = "min minimum low lower lowest from least basse bas minimale minimo minima bassa baja baixa mindestens untere laagste lagsta najnizsza"
UPPER = "to max maximum high higher highest upper most haute haut maximale massimo massima alta maxima hochstens obere hoogste hogsta najwyzsza"
# Between the two ends of a period.
BETWEEN = "to until till through bis au à al alle a hasta até às tot do til till asti and"
# Before a number that is the most, or the least.
UP_TO = "up to|at most|no more than|below|under|bis|bis zu|höchstens|maximal|jusqu'à|jusqu’à|jusqu'au|au plus|hasta|como máximo|fino a|al massimo|até|no máximo|tot|hoogstens|maximaal|do|nejvýše|maksymalnie|op til|opp til|upp till|högst|enintään|max|max."
AT_LEAST = "at least|no less than|from|over|above|ab|mindestens|au moins|à partir de|desde|al menos|como mínimo|almeno|a partire da|pelo menos|vanaf|minstens|od|co najmniej|nejméně|mindst|fra|minst|från|vähintään|min|min."
