"""Words that mean one thing together, in labels and in the names of properties."""

from __future__ import annotations

# Two words, and more, that mean one thing: joined without spaces, and what they mean.
JOINED = {
    "run by": "operator", "operated by": "operator", "managed by": "manager", "hosted by": "host", "organised by": "organizer", "organized by": "organizer",
    "published by": "publisher", "made by": "brand", "sold by": "seller", "taught by": "teacher", "owned by": "owner", "provided by": "provider",
    "developed by": "developer", "directed by": "director", "composed by": "composer", "led by": "leader",
    "licence plate": "licenceplate", "license plate": "licenceplate", "number plate": "licenceplate", "plate number": "licenceplate", "eigen risico": "excess", "own risk": "excess",
    "hours per week": "weekly hours", "hours a week": "weekly hours", "working hours per week": "weekly hours", "hours weekly": "weekly hours",
    "zip code": "postalcode", "postal code": "postalcode", "post code": "postalcode", "code postal": "postalcode", "codigo postal": "postalcode",
    "e mail": "email", "e mail address": "email", "email address": "email", "phone number": "phone", "telephone number": "phone",
    "user name": "username", "user id": "username", "full name": "name", "first name": "firstname", "given name": "firstname",
    "last name": "lastname", "family name": "lastname", "date of birth": "birthdate", "birth date": "birthdate",
    "date de naissance": "birthdate", "fecha de nacimiento": "birthdate", "running time": "duration",
    "street address": "street", "zona horaria": "timezone", "time zone": "timezone", "web site": "url",
    "check in": "stay-in", "check out": "stay-out", "wi fi": "wifi", "stock keeping unit": "sku", "mobile phone": "mobile", "cell phone": "mobile", "mobile number": "mobile", "written by": "author", "valid from": "available from", "item number": "article number", "item no": "article number", "valid through": "valid until",
    "sold out": "soldout", "zahlung typ": "payment method", "list price": "old price", "zahlungsweise": "payment method", "betaalwijze": "payment method", "betaalmethode": "payment method", "betalningssätt": "payment method", "betalingsmåde": "payment method", "job ref": "reference", "closing date": "deadline", "apply by": "deadline", "closes on": "deadline", "apply until": "deadline", "applications close": "deadline", "praca zdalna": "remote", "remote work": "remote", "home office": "remote", "fecha as": "close", "開講日": "start date", "開催日": "start date", "開始日": "start date", "full time": "fulltime", "part time": "parttime", "a partir": "from", "a partire": "from", "opening hours": "opening", "hours of operation": "opening", "feels like": "feels", "billed to": "customer", "bill to": "customer", "sales tax": "tax",
    "silla de ruedas": "wheelchair", "fauteuil roulant": "wheelchair", "sedia a rotelle": "wheelchair", "cadeira de rodas": "wheelchair", "ultima entrada": "last entry", "derniere entree": "last entry", "ultimo ingresso": "last entry", "letzter einlass": "last entry", "gultig bis": "valid until", "energy class": "energy class", "job title": "title", "rating value": "rating", "rating count": "review count", "number of ratings": "review count", "number of reviews": "review count", "review count": "review count",
}  # fmt: skip
