// Enters the frame by posting its pass, which so stands in no address and in no log, and gives it the height of what it
// shows, up to that of the window below the bars of RT: dialogs and sticky rows stand in the middle and at the edge of what is seen.
jQuery(function () {
    jQuery('form.contacts-manager-enter').each(function () { this.submit(); });
    window.addEventListener('message', function (event) {
        jQuery('iframe.contacts-manager').each(function () {
            if (event.source !== this.contentWindow || event.origin !== this.getAttribute('data-origin')) { return; }
            var height = event.data && event.data.contactsManagerHeight;
            if (typeof height !== 'number' || !(height > 0)) { return; }
            this.style.height = Math.max(200, Math.min(Math.ceil(height), window.innerHeight - 96)) + 'px';
        });
    });
});
