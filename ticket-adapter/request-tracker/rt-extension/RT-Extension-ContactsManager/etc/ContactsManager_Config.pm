# Set both in RT_SiteConfig.pm:
#   Set($ContactsManagerURL, 'https://contacts.example');
#   Set($ContactsManagerKeyFile, '/etc/request-tracker5/contacts-manager.key');
Set( $ContactsManagerURL,     undef );
Set( $ContactsManagerKeyFile, undef );
1;
