/** Our field → the names its column goes by, as `plainName` writes them, the surest first. */
export type Fields = Readonly<Record<string, readonly string[]>>;

/** `Start Date`, `start_date` and `STARTDATE` are one name; so are `Geräte-Name` and `geratename`. */
export const plainName = (name: string) =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replaceAll('ß', 'ss')
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Which column of the header is which field. A column is one field's, that of the first that asks for it. */
export function assigned(header: readonly string[], fields: Fields): ReadonlyMap<string, string> {
  const names = header.map(plainName);
  const taken = new Set<number>();
  const found = new Map<string, string>();
  for (const [field, synonyms] of Object.entries(fields))
    for (const synonym of synonyms) {
      const at = names.findIndex((name, i) => name === synonym && !taken.has(i));
      if (at < 0) continue;
      taken.add(at);
      found.set(field, header[at] ?? '');
      break;
    }
  return found;
}

const words = (text: string) => text.trim().split(/\s+/);

/** From when an entry is known; the day of the row's or the file's own writing says that as well. */
export const KNOWN_NAMES = words(`
  knownfrom knownsince known becameknown knownon bekanntab bekanntseit connudepuis conocidodesde bekendvanaf
  asof asofdate snapshot snapshotdate reportdate exportdate exported exportedon exportedat stand stichtag exportdatum
  datedexport dateexport fechaexportacion exportdatum updated updatedon updatedat lastupdated lastupdate modified
  lastmodified modifiedon whenchanged aktualisiert aktualisiertam geandertam misajour misajourle actualizado
  fechaactualizacion bijgewerkt`);

/** The last day on which an entry holds. */
export const VALID_TO_NAMES = words(`
  validto validuntil expires expireson expiry expirydate expiration expirationdate until gultigbis ablauf ablaufdatum
  befristetbis valablejusquau dateexpiration expirele caduca vence fechavencimiento fechacaducidad geldigtot vervaldatum
  scadenza`);

export const SITE_NAMES = words(`
  location site office city standort ort niederlassung lieu ville bureau ubicacion sede ciudad oficina locatie vestiging
  physicaldeliveryofficename l`);

export const HOST_NAMES = words(`
  host hostname computer computername machine machinename device devicename server servername asset assetname fqdn
  dnsname dnshostname rechner rechnername gerat geratename geraetename ordinateur serveur equipo servidor apparaat`);

export const ACCOUNT_NAMES = words(`
  userid username user login loginname logon logonname account accountname samaccountname uid userprincipalname upn
  benutzer benutzername benutzerkennung kennung anmeldename konto identifiant utilisateur nomutilisateur compte usuario
  nombreusuario cuenta gebruiker gebruikersnaam utente nomeutente`);

export const START_NAMES = words(`
  start startdate starttime startsat plannedstart plannedstartdate windowstart scheduledstart from fromdate begin begins
  beginn beginntam startzeit von debut datedebut inicio fechainicio aanvang vanaf inizio`);

export const END_NAMES = words(`
  end enddate endtime endsat plannedend plannedenddate windowend scheduledend to todate until finish ende endetam endzeit
  bis fin datefin fechafin einde tot fine`);

export const namesOf = words;
