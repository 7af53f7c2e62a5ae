# Set both in RT_SiteConfig.pm:
#   Set($ContactsManagerURL, 'https://contacts.example');
#   Set($ContactsManagerKeyFile, '/etc/request-tracker5/contacts-manager.key');
Set( $ContactsManagerURL,     undef );
Set( $ContactsManagerKeyFile, undef );

# Links in mails come without a referrer. This argument only says what is shown.
Set(%ReferrerComponents,
    '/SelfService/ContactsManager.html' => ['at'],
    '/ContactsManager/index.html'       => ['at'],
);
1;
