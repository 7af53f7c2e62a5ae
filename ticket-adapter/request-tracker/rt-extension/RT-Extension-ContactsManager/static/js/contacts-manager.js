// Enters the frame by posting its pass, which so stands in no address and in no log, and gives it the height of what it
// shows. On a ticket's page that is all of it, for who reads the ticket scrolls to the buttons; while a dialog is open there
// it is no more than the window has below the bars of RT, because dialogs stand in the middle of the frame. A page of its
// own never gets more than the window has between what stands above the frame and RT's own lines below it: its sticky rows
// stand at the edge of what is seen, and the window does not scroll beside the frame.
jQuery(function () {
    var patience = 10000; // Milliseconds that a frame may say nothing; a slow page takes two or three seconds.

    jQuery('form.contacts-manager-enter').each(function () { this.submit(); });

    function roomFor(frame, dialog) {
        if (!besideTicket(frame)) {
            return window.innerHeight - (frame.getBoundingClientRect().top + window.scrollY) - 8;
        }
        return dialog ? window.innerHeight - 96 : Infinity;
    }

    function besideTicket(frame) { return frame.closest('.ticket-info-contacts-manager') !== null; }

    function setHeight(frame, height) { frame.style.height = Math.max(200, height) + 'px'; }

    function fit(frame) {
        var said = frame.contactsManager;
        if (!said) { return; }
        var height = Math.min(said.height, roomFor(frame, said.dialog));
        setHeight(frame, height);
        if (besideTicket(frame)) { return; }
        var over = document.documentElement.scrollHeight - window.innerHeight;
        if (over > 0) { setHeight(frame, height - over); }
    }

    // A program that is away, or that does not let this house show its pages, leaves the frame blank without a word.
    function sayWhetherSilent(frame) {
        var silent = frame.parentNode.querySelector('.contacts-manager-silent');
        if (silent) { silent.hidden = Boolean(frame.contactsManager); }
    }
    window.setTimeout(function () { jQuery('iframe.contacts-manager').each(function () { sayWhetherSilent(this); }); }, patience);

    // Whoever decides in the frame has a ticket of before around it: it is said as soon as a request stands otherwise than it
    // did when this page showed it first.
    function compare(frame, request) {
        var changed = document.querySelector('.contacts-manager-changed');
        if (!changed || !request || typeof request.id !== 'string' || typeof request.state !== 'string') { return; }
        frame.contactsManagerStates = frame.contactsManagerStates || new Map();
        if (!frame.contactsManagerStates.has(request.id)) { frame.contactsManagerStates.set(request.id, request.state); }
        if (frame.contactsManagerStates.get(request.id) !== request.state) { changed.hidden = false; }
    }

    window.addEventListener('message', function (event) {
        jQuery('iframe.contacts-manager').each(function () {
            if (event.source !== this.contentWindow || event.origin !== this.getAttribute('data-origin')) { return; }
            var height = event.data && event.data.contactsManagerHeight;
            if (typeof height !== 'number' || !(height > 0)) { return; }
            var dialog = event.data.contactsManagerDialog === true;
            var opens = dialog && !(this.contactsManager && this.contactsManager.dialog);
            this.contactsManager = { height: Math.ceil(height), dialog: dialog };
            sayWhetherSilent(this);
            // Beside a ticket links to other pages of the Contacts Manager leave for this one.
            var page = this.getAttribute('data-page');
            if (page) { event.source.postMessage({ contactsManagerPage: new URL(page, window.location.href).href }, event.origin); }
            compare(this, event.data.contactsManagerRequest);
            fit(this);
            // Whoever pressed a button at the end of a long panel would look at what is below the frame now.
            if (opens) { this.scrollIntoView({ block: 'nearest' }); }
        });
    });
    window.addEventListener('resize', function () {
        jQuery('iframe.contacts-manager').each(function () { fit(this); });
    });
});
