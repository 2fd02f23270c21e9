//! Mistakes an operator can make; a value that could be secret holds `cana7y`.

/// A mistake in the file's text, and the keys that have to be named, no more and no fewer.
pub(super) const MISTAKES: &[(&str, &[&str])] = &[
    // Keys that do not exist, or not yet.
    ("cana7y_key_is_named = 'cana7y'", &["cana7y_key_is_named"]),
    ("[servers]\nbind = 'cana7y'", &["servers"]),
    ("[server]\nbinds = 'cana7y'", &["server.binds"]),
    ("[server]\nconnections = 0", &["server.connections"]),
    ("[server]\nconnections = 'cana7y'", &["server.connections"]),
    (
        "[server]\nconnections_per_client = -1",
        &["server.connections_per_client"],
    ),
    ("[server]\nsandbox = 'cana7y'", &["server.sandbox"]),
    ("[server]\nadmin_bind = 'cana7y'", &["server.admin_bind"]),
    ("[server]\nadmin_bind = '127.0.0.1:8080'", &["server.admin_bind"]),
    (
        "[server]\nbind = ['10.0.0.7:80', '[::]:9464']\nadmin_bind = '10.0.0.7:9464'",
        &["server.admin_bind"],
    ),
    // Where it is remembered.
    ("[ledger]\nstore = 'redis://cana7y'", &["ledger.key"]),
    ("[ledger]\nstore = 'cana7y'", &["ledger.store"]),
    ("[ledger]\nstore = 'redis://:cana7y@127.0.0.1'", &["ledger.store"]),
    ("[ledger]\nstore = 'redis://cana7y.example'", &["ledger.store"]),
    ("[ledger]\nkey = 'cana7y'", &["ledger.key"]),
    ("[ledger]\npassword_file = '/cana7y'", &["ledger.password_file"]),
    // Programs.
    ("[api]\nenabled = 'cana7y'", &["api.enabled"]),
    ("[api]\norigins = ['*']", &["api.origins[1]"]),
    (
        "[api]\norigins = ['https://a.example', 'https://b.example/cana7y', 'null']",
        &["api.origins[2]", "api.origins[3]"],
    ),
    ("[api]\nwaiting_bytes = '65 GiB'", &["api.waiting_bytes"]),
    ("[api]\nwaiting_bytes = 'cana7y'", &["api.waiting_bytes"]),
    ("[api]\nkeys = ['cana7y']", &["api.keys[1]"]),
    ("[api]\nkey = 'ai-cana7y'", &["api.key"]),
    (
        "[[api.keys]]\nname = 'cana7y'",
        &["api.keys[1].hash", "api.keys[1].last4"],
    ),
    (
        "[[api.keys]]\nname = 'Cana7y'\nhash = 'md5:cana7y'\nlast4 = 'cana7y'\nexpires = 'cana7y'\nresponse_format = 'cana7y'\nper_day = 0\nkey = 'ai-cana7y'",
        &[
            "api.keys[1].name",
            "api.keys[1].hash",
            "api.keys[1].last4",
            "api.keys[1].per_day",
            "api.keys[1].expires",
            "api.keys[1].response_format",
            "api.keys[1].key",
        ],
    ),
    (
        "[[api.keys]]\nname = 'a'\nhash = 'blake3:0000000000000000000000000000000000000000000000000000000000000000'\n\
         last4 = '0000'\nper_minute = 31",
        &["api.keys[1].per_minute"],
    ),
    (
        "[[api.keys]]\nname = 'a'\nhash = 'blake3:0000000000000000000000000000000000000000000000000000000000000000'\n\
         last4 = '0000'\nbudget_per_day = 0",
        &["api.keys[1].budget_per_day"],
    ),
    (
        "[[api.keys]]\nname = 'a'\nhash = 'blake3:0000000000000000000000000000000000000000000000000000000000000000'\n\
         last4 = '0000'\nbudget_per_day = 'cana7y'",
        &["api.keys[1].budget_per_day"],
    ),
    (
        "[[api.keys]]\nname = 'a'\nhash = 'blake3:0000000000000000000000000000000000000000000000000000000000000000'\n\
         last4 = '0000'\nbudget_per_day = 0.03\n[[provider]]\nid = 'a'\nkind = 'openai'\n\
         base_url = 'http://127.0.0.1/v1'\nmodels = [{ id = 'm', price = 0.03 }, { id = 'n', price = 0.04 }]",
        &["api.keys[1].budget_per_day"],
    ),
    (
        "[[api.keys]]\nname = 'a'\nhash = 'blake3:0000000000000000000000000000000000000000000000000000000000000000'\n\
         last4 = '0000'\nmodels = ['painter', 'cana7y']",
        &["api.keys[1].models[2]"],
    ),
    (
        "[api]\nkeys = [\
         'a:blake3:0000000000000000000000000000000000000000000000000000000000000000:0000', \
         'b:blake3:0000000000000000000000000000000000000000000000000000000000000000:0000', \
         'a:blake3:1000000000000000000000000000000000000000000000000000000000000000:0000']",
        &["api.keys[2]", "api.keys[3]"],
    ),
    ("[picture]\nmax_upload_bytes = 5", &["picture.max_upload_bytes"]),
    ("[log]\ndays = 90", &["log.days"]),
    // Sections that are something else.
    ("server = 'cana7y'", &["server"]),
    ("[provider]\nid = 'cana7y'", &["provider"]),
    ("provider = ['cana7y']", &["provider"]),
    // Money.
    ("[budget]\nper_hour = 'cana7y'", &["budget.per_hour"]),
    ("[budget]\nper_hour = -1", &["budget.per_hour"]),
    ("[budget]\nper_day = 0.0000001", &["budget.per_day"]),
    ("[budget]\nper_day = 1e30", &["budget.per_day"]),
    ("[budget]\nper_hour = 2\nper_day = 1", &["budget.per_hour"]),
    // What is not made.
    (
        "[content]\nwords = ['a', '*', 'cana7y*7']",
        &["content.words[2]", "content.words[3]"],
    ),
    ("[content]\nwords = [7]", &["content.words[1]"]),
    (
        "[content]\npatterns = ['a', '(cana7y', 'cana7y*|', 'x{9}{99}{999}']",
        &[
            "content.patterns[2]",
            "content.patterns[3]",
            "content.patterns[4]",
        ],
    ),
    ("[content]\nwords_file = '/run/cana7y'", &["content.words_file"]),
    ("[content]\nwords_file = ''", &["content.words_file"]),
    ("[content]\nforbidden = ['cana7y']", &["content.forbidden"]),
    (
        "[content.moderation]\nmodel = 'm'",
        &["content.moderation.base_url"],
    ),
    (
        "[content.moderation]\nbase_url = 'http://cana7y.example/v1'",
        &["content.moderation.base_url"],
    ),
    (
        "[content.moderation]\nbase_url = 'https://api.openai.com/v1'",
        &["content.moderation.api_key"],
    ),
    (
        "[content.moderation]\nbase_url = 'http://127.0.0.1/v1'\nmodel = 'cana7y 7'\ncategories = ['cana7y=7', '', 'a']\n\
         deadline = 0\non_failure = 'cana7y'\nca_file = ''",
        &[
            "content.moderation.ca_file",
            "content.moderation.model",
            "content.moderation.categories[1]",
            "content.moderation.categories[2]",
            "content.moderation.deadline",
            "content.moderation.on_failure",
        ],
    ),
    (
        "[server]\npublic_url = 'https://a.example'\n[content.moderation]\nbase_url = 'http://127.0.0.1/v1'",
        &[
            "content.moderation.disclosure.name",
            "content.moderation.disclosure.region",
            "content.moderation.disclosure.retention",
            "content.moderation.disclosure.training",
            "content.moderation.disclosure.terms_url",
        ],
    ),
    // Where we listen.
    ("[server]\nbind = 'cana7y'", &["server.bind[1]"]),
    (
        "[server]\nbind = ['127.0.0.1:1', 'cana7y.example:80']",
        &["server.bind[2]"],
    ),
    ("[server]\nbind = '127.0.0.1'", &["server.bind[1]"]),
    ("[server]\nbind = '127.0.0.1:99999'", &["server.bind[1]"]),
    ("[server]\nbind = 8080", &["server.bind[1]"]),
    ("[server]\nbind = []", &["server.bind"]),
    ("[server]\nbind = ['[::]:1', '[::]:1']", &["server.bind"]),
    // Where proxies announce.
    (
        "[server]\nproxy_protocol = ['cana7y']\ntrusted_proxies = '::1'",
        &["server.proxy_protocol[1]"],
    ),
    (
        "[server]\nproxy_protocol = '127.0.0.1:1'",
        &["server.trusted_proxies"],
    ),
    (
        "[server]\nbind = '[::]:1'\nproxy_protocol = '[::]:1'\ntrusted_proxies = '::1'",
        &["server.proxy_protocol"],
    ),
    // How visitors reach it.
    (
        "[server]\nonion_url = 'http://cana7y.onion'",
        &["server.onion_url"],
    ),
    (
        "[server]\nonion_url = 'https://cana7y.example'",
        &["server.onion_url"],
    ),
    (
        "[server]\nonion_url = 'http://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaad.onion/cana7y'",
        &["server.onion_url"],
    ),
    (
        "[server]\npublic_url = 'http://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaad.onion'\n\
         onion_url = 'http://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaad.onion'",
        &["server.onion_url"],
    ),
    ("[server]\npublic_url = 'cana7y'", &["server.public_url"]),
    (
        "[server]\npublic_url = 'ftp://cana7y.example'",
        &["server.public_url"],
    ),
    (
        "[server]\npublic_url = 'https://cana7y.example/path'",
        &["server.public_url"],
    ),
    (
        "[server]\npublic_url = 'https://cana7y.example/?a=b'",
        &["server.public_url"],
    ),
    (
        "[server]\npublic_url = 'https://cana7y.example/#a'",
        &["server.public_url"],
    ),
    (
        "[server]\npublic_url = 'https://user:cana7y@a.example'",
        &["server.public_url"],
    ),
    (
        "[server]\npublic_url = 'https://a.example?key=cana7y'",
        &["server.public_url"],
    ),
    (
        "[server]\npublic_url = ['https://cana7y.example']",
        &["server.public_url"],
    ),
    // Whom we believe.
    (
        "[server]\ntrusted_proxies = ['0.0.0.0/0']",
        &["server.trusted_proxies[1]"],
    ),
    (
        "[server]\ntrusted_proxies = ['10.0.0.0/8', '::/0']",
        &["server.trusted_proxies[2]"],
    ),
    (
        "[server]\ntrusted_proxies = ['::ffff:0:0/96']",
        &["server.trusted_proxies[1]"],
    ),
    (
        "[server]\ntrusted_proxies = ['0.0.0.0/1', '128.0.0.0/1']",
        &["server.trusted_proxies[1]", "server.trusted_proxies[2]"],
    ),
    (
        "[server]\ntrusted_proxies = ['cana7y']",
        &["server.trusted_proxies[1]"],
    ),
    (
        "[server]\ntrusted_proxies = ['10.0.0.0/33']",
        &["server.trusted_proxies[1]"],
    ),
    (
        "[server]\nforwarded_header = 'x-cana7y'",
        &["server.forwarded_header"],
    ),
    // How it calls itself.
    ("[site]\nname = ''", &["site.name"]),
    (
        "[site]\nname = \"cana7y\\n\"\noperator = \"cana7y\\u001b[31m\"",
        &["site.operator"],
    ),
    ("[site]\nname = 5", &["site.name"]),
    ("[site]\nhosting = \"cana7y\\tx\"", &["site.hosting"]),
    ("[site]\nproxy = 7", &["site.proxy"]),
    (
        "[site]\nchanges = ['2026-11-20 good', '2026-02-30 cana7y', '2026-11-20', 'cana7y', '2026-11-20  ']",
        &[
            "site.changes[2]",
            "site.changes[3]",
            "site.changes[4]",
            "site.changes[5]",
        ],
    ),
    ("[site]\ncontact = 'cana7y'", &["site.contact"]),
    ("[site]\ncontact = 'http://cana7y.example'", &["site.contact"]),
    (
        "[site]\ncontact = 'https://a.example/?token=cana7y'",
        &["site.contact"],
    ),
    // What stands before a picture.
    ("[challenge]\nkinds = ['puzzle', 'work']", &["challenge.kinds[1]"]),
    ("[challenge]\nkinds = ['code', 'cana7y']", &["challenge.kinds[2]"]),
    ("[challenge]\nkinds = ['code', 'code']", &["challenge.kinds"]),
    (
        "[challenge]\nkinds = ['work', 'code', 'work']",
        &["challenge.kinds"],
    ),
    (
        "[challenge]\npictures_per_solve = 0",
        &["challenge.pictures_per_solve"],
    ),
    // How many.
    ("[rate]\nper_minute = 0", &["rate.per_minute"]),
    ("[rate]\nper_minute = '4'", &["rate.per_minute"]),
    ("[rate]\nper_minute = 4.5", &["rate.per_minute"]),
    ("[rate]\nper_minute = -4", &["rate.per_minute"]),
    ("[rate]\nper_minute = 31", &["rate.per_minute"]),
    ("[rate]\nper_hour = 101", &["rate.per_hour"]),
    ("[rate]\nper_day = 20", &["rate.per_hour"]),
    ("[rate]\nper_day = 5000000000", &["rate.per_day"]),
    ("[budget]\nin_flight = 0", &["budget.in_flight"]),
    // Logs and pictures.
    ("[log]\naddress = 'cana7y'", &["log.address"]),
    ("[log]\ndir = \"cana7y\\u0000\"", &["log.dir"]),
    ("[log]\ndir = false", &["log.dir"]),
    ("[picture]\nmax_bytes = '16 cana7y'", &["picture.max_bytes"]),
    ("[picture]\nmax_bytes = 1", &["picture.max_bytes"]),
    (
        "[picture]\nmax_upload_bytes = '65 MiB'",
        &["picture.max_upload_bytes"],
    ),
    (
        "[picture]\nmax_bytes = '99999999999999 GiB'",
        &["picture.max_bytes"],
    ),
    ("[picture]\nmax_pixels = '0x0'", &["picture.max_pixels"]),
    ("[picture]\nmax_pixels = 'cana7y'", &["picture.max_pixels"]),
    // Who makes them.
    ("[[provider]]", &["provider[1].id", "provider[1].kind"]),
    (
        "[[provider]]\nid = 'cana7y'\nkind = 'cana7y'",
        &["provider[1].kind"],
    ),
    (
        "[[provider]]\nid = 'Cana7y'\nkind = 'painter'",
        &["provider[1].id"],
    ),
    (
        "[[provider]]\nid = 'cana7y--b'\nkind = 'painter'",
        &["provider[1].id"],
    ),
    (
        "[[provider]]\nid = 'a'\nkind = 'painter'\napi_key = 'cana7y'",
        &["provider[1].api_key"],
    ),
    (
        "[[provider]]\nid = 'a'\nkind = 'painter'\nmodels = [{ id = 'cana7y', seed = true }]",
        &["provider[1].models[1].seed"],
    ),
    (
        "[[provider]]\nid = 'a'\nkind = 'painter'\nmodels = [{ id = 'cana7y', sizes = ['4096x4096'] }]",
        &["provider[1].models[1].sizes[1]"],
    ),
    (
        "[[provider]]\nid = 'a'\nkind = 'openai'\nmodels = ['cana7y']",
        &["provider[1].api_key"],
    ),
    (
        "[[provider]]\nid = 'a'\nkind = 'openai'\napi_key = 'cana7y'",
        &["provider[1].models"],
    ),
    (
        "[[provider]]\nid = 'cana7y'\nkind = 'painter'\n[[provider]]\nid = 'cana7y'\nkind = 'painter'\nmodels = ['b']",
        &["provider[2].id"],
    ),
    (
        "[[provider]]\nid = 'a'\nkind = 'painter'\n[[provider]]\nid = 'b'\nkind = 'painter'",
        &["provider[2].models[1]"],
    ),
    (
        "[[provider]]\nid = 'a'\nkind = 'painter'\nmodels = ['cana7y', 'cana7y']",
        &["provider[1].models[2]"],
    ),
    (
        "[[provider]]\nid = 'a'\nkind = 'automatic1111'\nmodels = ['m']\nsampler = ''\nexclusive = 'cana7y'\nlive_previews = 1",
        &[
            "provider[1].sampler",
            "provider[1].exclusive",
            "provider[1].live_previews",
        ],
    ),
    (
        "[[provider]]\nid = 'a'\nkind = 'automatic1111'\nmodels = ['m']\nsampler = \"cana7y\\u0007\"",
        &["provider[1].sampler"],
    ),
    (
        "[[provider]]\nid = 'a'\nkind = 'sd-server'\nmodels = ['m']\nexclusive = true\nflavor = 'sd-server'",
        &["provider[1].exclusive", "provider[1].flavor"],
    ),
    (
        "[[provider]]\nid = 'a'\nkind = 'painter'\nprice = 5",
        &["provider[1].price"],
    ),
    // Who stands in for whom.
    (
        "[[provider]]\nid = 'a'\nkind = 'painter'\nmodels = [{ id = 'm', stand_ins = ['cana7y'] }]",
        &["provider[1].models[1].stand_ins[1]"],
    ),
    (
        "[[provider]]\nid = 'a'\nkind = 'painter'\nmodels = [{ id = 'm', stand_ins = ['n', 'm'] }, 'n']",
        &["provider[1].models[1].stand_ins[2]"],
    ),
    (
        "[[provider]]\nid = 'a'\nkind = 'painter'\nmodels = [{ id = 'm', stand_ins = ['n'] }]\n\
         [[provider]]\nid = 'b'\nkind = 'painter'\nmodels = [{ id = 'n', stand_ins = ['o'] }, { id = 'o', stand_ins = ['m'] }]",
        &[
            "provider[1].models[1].stand_ins[1]",
            "provider[2].models[1].stand_ins[1]",
            "provider[2].models[2].stand_ins[1]",
        ],
    ),
    (
        "[[provider]]\nid = 'a'\nkind = 'painter'\nbills_5xx = false",
        &["provider[1].bills_5xx"],
    ),
    // What is no TOML.
    ("[server]\nbind = cana7y", &["line 2"]),
    ("[site]\nname = 'a'\nname = 'cana7y'", &["line 3"]),
    ("[server]\n\n[site\nname = 'cana7y'\n", &["line 3"]),
    ("[rate]\nper_day = 99999999999999999999", &["line 2"]),
];

/// The same for a line added to a provider that is complete otherwise.
pub(super) const PROVIDER_MISTAKES: &[(&str, &[&str])] = &[
    ("base_url = 'cana7y'", &["base_url"]),
    ("base_url = 'http://cana7y.example.org/v1'", &["base_url"]),
    ("base_url = 'http://169.254.169.254/cana7y'", &["base_url"]),
    ("base_url = 'https://cana7y@api.example/v1'", &["base_url"]),
    ("base_url = 'https://user:cana7y@api.example/v1'", &["base_url"]),
    ("base_url = 'https://api.example/v1?key=cana7y'", &["base_url"]),
    (
        "base_url = 'https://api.example/v1?api_key=cana7y'",
        &["base_url"],
    ),
    (
        "base_url = 'https://api.example/v1?a=b&token=cana7y'",
        &["base_url"],
    ),
    ("base_url = 'https://api.example/v1?cana7y=1'", &["base_url"]),
    ("base_url = 'file:///cana7y'", &["base_url"]),
    ("api_key = ''", &["api_key"]),
    ("api_key = 'cana7y with space'", &["api_key"]),
    ("api_key = 5", &["api_key"]),
    ("api_key = 'cana7y'\napi_key_file = 'cana7y'", &["api_key_file"]),
    ("api_key_file = '/cana7y'", &["api_key_file"]),
    ("flavor = 'cana7y'", &["flavor"]),
    ("partial_images = 4", &["partial_images"]),
    ("price = 'cana7y'", &["price"]),
    ("price = -0.1", &["price"]),
    ("price = 0.0000001", &["price"]),
    ("bills_refusals = 'cana7y'", &["bills_refusals"]),
    ("bills_5xx = 5", &["bills_5xx"]),
    ("models = [{ id = 'm', price = 'cana7y' }]", &["models[1].price"]),
    ("deadline = 0", &["deadline"]),
    ("bills_5xx = 'cana7y'", &["bills_5xx"]),
    ("deadline = 601", &["deadline"]),
    ("deadline = 'cana7y'", &["deadline"]),
    ("models = []", &["models"]),
    ("models = 'cana7y'", &["models"]),
    ("models = ['two words cana7y']", &["models[1]"]),
    ("models = ['m', 5]", &["models[2]"]),
    ("models = [{ label = 'cana7y' }]", &["models[1].id"]),
    ("models = [{ id = 'm', cana7y = 1 }]", &["models[1].cana7y"]),
    (
        "models = [{ id = 'm', sizes = ['cana7y'] }]",
        &["models[1].sizes[1]"],
    ),
    ("models = [{ id = 'm', sizes = [] }]", &["models[1].sizes"]),
    (
        "models = [{ id = 'm', sizes = ['0x0'] }]",
        &["models[1].sizes[1]"],
    ),
    (
        "models = [{ id = 'm', sizes = ['5000x1000'] }]",
        &["models[1].sizes[1]"],
    ),
    (
        "models = [{ id = 'm', sizes = ['64x64', '64x64'] }]",
        &["models[1].sizes"],
    ),
    ("models = [{ id = 'm', count = 0 }]", &["models[1].count"]),
    ("models = [{ id = 'm', seed = 'cana7y' }]", &["models[1].seed"]),
    ("models = [{ id = 'm', steps = [5] }]", &["models[1].steps"]),
    ("models = [{ id = 'm', steps = [50, 5] }]", &["models[1].steps"]),
    (
        "models = [{ id = 'm', guidance = [1.25, 5.0] }]",
        &["models[1].guidance[1]"],
    ),
    (
        "models = [{ id = 'm', guidance = [1.0, nan] }]",
        &["models[1].guidance[2]"],
    ),
    (
        "models = [{ id = 'm', formats = ['svg', 'cana7y'] }]",
        &["models[1].formats[1]", "models[1].formats[2]"],
    ),
    ("models = [{ id = 'm', inputs = ['seed=seed'] }]", &["models[1]"]),
    ("models = [{ id = 'm', constants = ['a=1'] }]", &["models[1]"]),
    (
        "models = [{ id = 'm', upstream = ' cana7y' }]",
        &["models[1].upstream"],
    ),
    ("safety_tolerance = 2", &["safety_tolerance"]),
    ("disclosure = 'cana7y'", &["disclosure"]),
    (
        "disclosure = { name = 'cana7y', region = 'r', retention = 'r' }",
        &["disclosure.training", "disclosure.terms_url"],
    ),
    (
        "disclosure = { name = 'n', region = ' ', retention = 'r', training = 't', terms_url = 'cana7y' }",
        &["disclosure.region", "disclosure.terms_url"],
    ),
];

/// Mistakes in variables: name, value.
pub(super) const VARIABLE_MISTAKES: &[(&str, &str)] = &[
    ("AFTERIMAGE_SERVER__BINDS", "cana7y"),
    ("AFTERIMAGE_SERVER__PUBLIC_URL", "https://cana7y.example/path"),
    ("AFTERIMAGE_SERVER_BIND", "127.0.0.1:80"),
    ("AFTERIMAGE_SERVERS__BIND", "cana7y"),
    ("AFTERIMAGE__SERVER__BIND", "cana7y"),
    ("AFTERIMAGE_server__bind", "cana7y"),
    ("AFTERIMAGE_RATE__PER_DAY", "cana7y"),
    ("AFTERIMAGE_RATE__PER_MINUTE", ""),
    ("AFTERIMAGE_PICTURE__MAX_BYTES", "cana7y"),
    ("AFTERIMAGE_PROVIDER__NOBODY__API_KEY", "cana7y"),
    ("AFTERIMAGE_PROVIDER__CANVAS__KIND", "cana7y"),
];
