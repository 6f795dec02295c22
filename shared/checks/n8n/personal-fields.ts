/** Names of fields that hold personal or health data, in prompts that are put together from data. */

/** In lower case without separators. Names that mean as often something else (`name`, `address`, `id`, `title`) are left out. */
const personal: ReadonlySet<string> = new Set(
  [
    'email emailaddress mail mailaddress useremail customeremail contactemail phone phonenumber mobile mobilenumber mobilephone telephone cell cellphone',
    'firstname lastname fullname surname familyname givenname middlename maidenname customername patientname',
    'ssn socialsecurity socialsecuritynumber sin nationalid nationalidnumber taxid taxnumber passport passportnumber driverslicense driverlicense licenseplate',
    'dob dateofbirth birthdate birthday placeofbirth gender ethnicity religion nationality maritalstatus',
    'streetaddress homeaddress postaladdress billingaddress shippingaddress zipcode postalcode postcode ipaddress',
    'iban bic accountnumber bankaccount creditcard creditcardnumber cardnumber ccnumber cvv cvc salary income',
    'patient patientid medicalrecordnumber mrn diagnosis diagnoses medication medications prescription prescriptions symptoms allergies bloodtype healthinsurance insurancenumber medicalhistory icd10',
  ].flatMap((line) => line.split(' ')),
);

/** What an expression reads of personal data. */
export interface PersonalReading {
  /** Names of fields as they are written, sorted by where they stand; each once. */
  readonly fields: readonly string[];
  /** It hands on everything that came in, whatever that is: `JSON.stringify($json)`, `$json.toJsonString()`. */
  readonly readsAll: boolean;
}

/** The personal fields that the expressions in a text read: `$json.customer.email`, `$('Form').item.json['date-of-birth']`. */
export function personalReading(text: string): PersonalReading {
  const fields = new Set<string>();
  let readsAll = false;
  for (const [, expression = ''] of text.matchAll(/\{\{([^{}]{1,2000})\}\}/g)) {
    for (const [, dotted, quoted] of expression.matchAll(/\??\.\s?([A-Za-z_$][\w$]{0,63})|\[\s?['"`]([^'"`\]]{1,64})['"`]\s?\]/g)) {
      const name = dotted ?? quoted ?? '';
      if (personal.has(name.toLowerCase().replaceAll(/[\s_.-]/g, ''))) fields.add(name);
    }
    readsAll ||= /stringify\(\s?\$json\s?[,)]|\$json\.toJsonString\(|^\s?\$json\s?$/.test(expression);
  }
  return { fields: [...fields], readsAll };
}
